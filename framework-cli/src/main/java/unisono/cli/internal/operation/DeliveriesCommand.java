package unisono.cli.internal.operation;

import picocli.CommandLine.Command;

/// Holds the commands about deliveries that have not succeeded.
@Command(
        name = "deliveries",
        description = "What could not be delivered yet, and what is to become of it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListDeliveries.class,
            ShowDelivery.class,
            RetryDelivery.class,
            RetryAll.class,
            EditDelivery.class,
            DropDelivery.class
        })
public final class DeliveriesCommand {
    /// Made for the command line.
    public DeliveriesCommand() {}
}
