package benchmarks.dispatch;

/// One event on its way to its listeners, again and again. One thread.
interface Dispatch extends AutoCloseable {
    /// Sends the event once.
    void once();

    /// What the listeners have added up so far: one for each delivery.
    long heard();

    @Override
    default void close() {}
}
