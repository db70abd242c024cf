package unisono.events;

/// Subscriptions that come and go while the application runs: a live view, a plug-in. Thread-safe.
public interface Subscriptions {
    /// Adds all that a manager registers, after the same checks as at start-up. Its listeners come
    /// last in their module, and are heard from the next emission on. Circles that they close are
    /// not looked for: the depth limit ends them.
    ///
    /// @param manager a fresh one, of an application module; its class may be anonymous
    /// @throws StartupException with all that is wrong, in one numbered report; nothing is added
    Registration add(EventManager manager);
}
