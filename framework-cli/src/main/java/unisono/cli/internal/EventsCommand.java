package unisono.cli.internal;

import picocli.CommandLine.Command;

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
            LockEvents.class
        })
final class EventsCommand {}
