package unisono.events;

/// Something that was added while the application runs, and can be removed again.
public interface Registration extends AutoCloseable {
    /// Removes it; without effect the second time. A dispatch under way is not disturbed.
    @Override
    void close();
}
