package unisono.data;

/// The connection was lost while a transaction committed, so that nobody here knows whether it did.
/// Who tries again asks first whether it is done: by an id, or by an idempotency key that was
/// written with it.
///
/// Neither the listeners after the commit nor those after the rollback run: each would be wrong
/// half of the time. Asynchronous deliveries that waited for the commit are cancelled.
public final class CommitOutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommitOutcomeUnknown(String message, Throwable cause) {
        super(message, cause);
    }
}
