package unisono.commands;

/// A command of an application.
///
/// @param module that handles it
/// @param handler the method as a reader would say it, `CapturePaymentHandler.capture`
/// @param outsideTransactions whether it runs in no transaction
/// @param durable whether it may be stored
public record CommandDescription(
        CommandName<?, ?> name,
        String module,
        String handler,
        boolean outsideTransactions,
        boolean durable) {}
