package benchmarks.subscriptions;

/// One listener that comes and goes, beside others that stay. One thread.
interface Roll extends AutoCloseable {
    /// Adds the listener.
    void add();

    /// Sends an event that only this listener hears; it has heard it when this returns.
    void send();

    /// Removes the listener.
    void remove();

    /// How many events it has heard.
    long heard();

    @Override
    default void close() {}
}
