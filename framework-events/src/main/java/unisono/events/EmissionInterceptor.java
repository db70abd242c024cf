package unisono.events;

/// Stands around every emission, after its checks and before its listeners. At most one; the test
/// kit binds it.
@FunctionalInterface
public interface EmissionInterceptor {
    /// Runs the deliveries, or does not.
    ///
    /// @param handled whether any listener hears the event
    /// @param deliveries runs them all; throws what a listener throws
    void intercept(Emission emission, boolean handled, Runnable deliveries);
}
