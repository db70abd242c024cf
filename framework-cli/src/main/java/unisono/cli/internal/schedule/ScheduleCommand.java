package unisono.cli.internal.schedule;

import picocli.CommandLine.Command;

/// Holds the commands about emissions later, and again.
@Command(
        name = "schedule",
        description = "What is emitted later, and what recurs.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListSchedule.class,
            ShowSchedule.class,
            CancelPlanned.class,
            ReschedulePlanned.class,
            ChangeRecurring.Pause.class,
            ChangeRecurring.Resume.class,
            ForgetRecurring.class
        })
public final class ScheduleCommand {
    /// Made for the command line.
    public ScheduleCommand() {}
}
