package unisono.commands;

/// A class that says which command it sends. For the framework, tests and tools.
///
/// @param at where it says so, `OrderCommands.java:12`
public record SentCommand(Class<?> sender, CommandName<?, ?> command, String at) {}
