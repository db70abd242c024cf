package unisono.cli.internal.operation;

import picocli.CommandLine.Command;

/// Holds the commands about durable listeners.
@Command(
        name = "listeners",
        description = "Who hears durably, and how far they are.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListListeners.class,
            PauseListener.class,
            ResumeListener.class,
            ForgetListener.class
        })
public final class ListenersCommand {
    /// Made for the command line.
    public ListenersCommand() {}
}
