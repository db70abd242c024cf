package unisono.events;

/// What a module shows to the others: an interface of event names (its constants) and commands (its
/// methods).
///
/// Exactly one [ApplicationModule] implements an API and says so in [ApplicationModule#apis()];
/// only classes of that module may emit its events. The interface must be public, in an exported
/// package.
public interface ModuleApi {}
