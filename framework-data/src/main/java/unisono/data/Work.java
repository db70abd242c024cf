package unisono.data;

/// What runs in a transaction and returns nothing.
///
/// @param <X> what it may throw; inferred, unchecked exceptions only when it throws no others
@FunctionalInterface
public interface Work<X extends Exception> {
    void run() throws X;
}
