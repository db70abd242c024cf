package unisono.commands;

/// A command and its handler. For the framework, tests and tools.
///
/// @param <H> the handler's class
/// @param <C> the command
/// @param <R> its result
/// @param handlerName the method as a reader would say it, `CapturePaymentHandler.capture`
/// @param manager that binds it; a stored command is emitted on its behalf
/// @param outsideTransactions whether it runs in no transaction
/// @param durable whether it may be stored
/// @param at where it is bound, `PaymentCommands.java:14`
public record BoundCommand<H, C, R>(
        CommandName<C, R> name,
        Class<H> handlerType,
        CommandHandler<H, C, R> handler,
        String handlerName,
        Class<? extends ModuleCommands> manager,
        boolean outsideTransactions,
        boolean durable,
        String at) {}
