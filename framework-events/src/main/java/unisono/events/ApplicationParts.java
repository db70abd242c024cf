package unisono.events;

import java.util.List;

/// What an application is made of, bound for checks and for those who extend the language of
/// managers.
///
/// @param modules in module order
/// @param managers those of the start, which have registered
public record ApplicationParts(List<ApplicationModule> modules, List<EventManager> managers) {
    /// Copies both.
    public ApplicationParts {
        modules = List.copyOf(modules);
        managers = List.copyOf(managers);
    }
}
