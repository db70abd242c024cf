package unisono.commands;

/// Throws what somebody else threw, of whatever kind, without wrapping it.
final class Unchanged {
    private Unchanged() {}

    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException rethrow(Throwable failure) throws X {
        throw (X) failure;
    }
}
