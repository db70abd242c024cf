package unisono.cli.internal;

import picocli.CommandLine.Command;
import unisono.cli.internal.replay.ReplayCommand;
import unisono.cli.internal.schedule.ScheduleCommand;

/// Holds the commands about events.
@Command(
        name = "events",
        description = "What is emitted, and who hears it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListSubscriptions.class,
            ExplainEvent.class,
            ShowEventLog.class,
            ShowHorizon.class,
            LockEvents.class,
            ReplayCommand.class,
            ScheduleCommand.class
        })
final class EventsCommand {}
