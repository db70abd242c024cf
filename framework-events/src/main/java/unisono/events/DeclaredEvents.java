package unisono.events;

import java.util.List;
import java.util.Optional;

/// Every event that the modules of an application can emit: the constants of their APIs, and what
/// their managers declare with `emits`. Bound by the kernel; what is added while the application
/// runs is not among them.
public interface DeclaredEvents {
    /// All of them, by text.
    List<EventDescription> all();

    /// The name of the module that a class belongs to; empty when it belongs to none.
    Optional<String> moduleOf(Class<?> type);
}
