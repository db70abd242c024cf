package unisono.commands;

/// A policy of an application.
///
/// @param event the text of the event
/// @param command the text of the command that follows
/// @param module that says so
/// @param durable whether the command is stored, and not sent
public record PolicyDescription(String event, String command, String module, boolean durable) {}
