package unisono.events;

import java.util.List;

/// A module of a booted application, for listings.
///
/// @param jpms the name of its JPMS module, or `unnamed`
/// @param apis the simple names of the APIs that it implements
/// @param dependencies the names of the modules that it builds on
public record ModuleDescription(
        String name, String jpms, List<String> apis, List<String> dependencies) {
    public ModuleDescription {
        apis = List.copyOf(apis);
        dependencies = List.copyOf(dependencies);
    }
}
