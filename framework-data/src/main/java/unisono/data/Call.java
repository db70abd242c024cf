package unisono.data;

/// What runs in a transaction and returns something.
///
/// @param <X> what it may throw; inferred, unchecked exceptions only when it throws no others
@FunctionalInterface
public interface Call<T, X extends Exception> {
    T call() throws X;
}
