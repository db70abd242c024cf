package unisono.events;

/// What a module shows to the others: an interface of event names and commands.
public interface ModuleApi {}
