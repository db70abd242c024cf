package unisono.cli;

import unisono.events.Application;

/// A booted application, and how it ends.
///
/// @param end gives back what the application holds, such as its connections and its database
public record RunningApplication(Application application, Runnable end) implements AutoCloseable {
    /// Stops the application, then gives back what it held.
    @Override
    public void close() {
        try {
            application.close();
        } finally {
            end.run();
        }
    }
}
