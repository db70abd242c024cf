package unisono.data.internal.delivery;

/// One node after the other has ended while it delivered the same.
final class NodeEnded extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param noted how often it was noted that it ran; once before, nobody took notes
    NodeEnded(int noted) {
        super(
                "%d nodes have ended while this was delivered, the last time when it was noted that it ran: it is not tried again by itself. Look why the process ended (its exit status, hs_err files, the kernel's log of out-of-memory), mend that, and retry it."
                        .formatted(noted + 1),
                null,
                false,
                false);
    }
}
