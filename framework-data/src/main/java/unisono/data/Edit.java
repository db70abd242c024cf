package unisono.data;

/// What is changed in an entity.
///
/// @param <X> what it may throw; inferred, unchecked exceptions only when it throws no others
@FunctionalInterface
public interface Edit<E, X extends Exception> {
    void apply(E entity) throws X;
}
