package unisono.cli.internal.replay;

import picocli.CommandLine.Command;

/// Holds the commands about replays.
@Command(
        name = "replay",
        description = {
            "Has one durable listener hear again what is still in the log.",
            "This runs its effects again: letters are sent once more."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StartReplay.class,
            DryRunReplay.class,
            ListReplays.class,
            ShowReplay.class,
            ChangeReplay.Pause.class,
            ChangeReplay.Resume.class,
            ChangeReplay.Skip.class,
            ChangeReplay.Cancel.class
        })
public final class ReplayCommand {
    /// Made for the command line.
    public ReplayCommand() {}
}
