package unisono.cli.internal.aggregates;

import picocli.CommandLine.Command;

/// Holds the commands that look into aggregates.
@Command(
        name = "aggregates",
        description = "What aggregates are, were, and how they came to be so.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ShowAggregate.class, ShowHistory.class, DiffAggregate.class})
public final class AggregatesCommand {
    /// Made for the command line.
    public AggregatesCommand() {}
}
