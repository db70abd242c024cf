package unisono.cli.internal.projection;

import picocli.CommandLine.Command;

/// Holds the commands about projections.
@Command(
        name = "projections",
        description = "Read models that are folded from the log.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListProjections.class,
            RebuildProjection.class,
            CompareProjection.class,
            ChangeProjection.Swap.class,
            ChangeProjection.Back.class,
            DropOldProjection.class,
            ChangeProjection.Pause.class,
            ChangeProjection.Resume.class,
            ChangeProjection.Skip.class,
            ListAside.class,
            ChangeProjection.Retry.class,
            DiscardAside.class,
            ForgetProjection.class
        })
public final class ProjectionsCommand {
    /// Made for the command line.
    public ProjectionsCommand() {}
}
