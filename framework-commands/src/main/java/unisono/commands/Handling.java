package unisono.commands;

/// One command on its way to its handler.
///
/// @param <C> the command
/// @param <R> its result
/// @param module of the handler
/// @param handler the method as a reader would say it, `CapturePaymentHandler.capture`
public record Handling<C, R>(
        CommandName<C, R> name, C command, String module, String handler, Mode mode) {
    /// Why it runs now.
    public enum Mode {
        /// Somebody waits for it, on this thread.
        SENT,
        /// It has a thread of its own, and a deadline.
        SUBMITTED,
        /// It was stored, and a node does it.
        STORED
    }

    /// Without what the command says.
    @Override
    public String toString() {
        return "%s to %s of module %s".formatted(name, handler, module);
    }
}
