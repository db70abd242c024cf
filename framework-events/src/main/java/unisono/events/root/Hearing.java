package unisono.events.root;

/// A listener that hears moments of an aggregate, and can so be declared by its class alone; see
/// [unisono.events.RootScope].
///
/// @param <E> the events
@FunctionalInterface
public interface Hearing<E extends RootEvent> {
    /// Runs on the thread of the dispatch; what it throws stops the rest and reaches whoever
    /// dispatched.
    void hear(E event) throws Exception;
}
