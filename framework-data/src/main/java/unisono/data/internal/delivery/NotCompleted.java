package unisono.data.internal.delivery;

/// A delivery cannot be completed by this node, so that its transaction must roll back.
final class NotCompleted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    NotCompleted(Reason reason) {
        super("A delivery was not completed: " + reason, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    enum Reason {
        /// Somebody has done it before.
        ALREADY,
        /// Somebody else has the slot.
        FENCED,
        /// Somebody took its row away.
        DROPPED,
        /// One of several; which one, and why, shows when each is completed by itself.
        SOME
    }
}
