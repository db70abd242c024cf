package unisono.commands;

import java.io.Serializable;

/// What does a command and returns its result: usually a method reference,
/// `CapturePaymentHandler::capture`.
///
/// It may throw anything. What a sender waits for reaches it unchanged; a [unisono.events.Refusal]
/// is an answer, and stored commands are not tried again for it.
///
/// Serializable only so that the framework can read which method a reference names; nothing is ever
/// serialized.
///
/// @param <H> the handler's class
/// @param <C> the command
/// @param <R> its result
@FunctionalInterface
public interface CommandHandler<H, C, R> extends Serializable {
    R handle(H handler, C command) throws Exception;
}
