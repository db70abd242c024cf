package unisono.cli.internal.command;

import picocli.CommandLine.Command;

/// Holds the commands about commands.
@Command(
        name = "command",
        description = "What modules can be asked to do: JSON in, JSON out.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommands.class,
            SendCommand.class,
            ShowCommand.class,
            AwaitCommand.class
        })
public final class CommandCommand {
    /// Made for the command line.
    public CommandCommand() {}
}
