package unisono.commands;

import unisono.events.EventName;

/// A policy. For the framework, tests and tools.
///
/// @param durable whether the command is stored, and not sent
/// @param at where it is declared, `PaymentCommands.java:21`
public record BoundPolicy(
        EventName<?> event,
        CommandName<?, ?> command,
        Class<? extends ModuleCommands> manager,
        boolean durable,
        String at) {}
