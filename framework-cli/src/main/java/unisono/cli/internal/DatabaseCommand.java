package unisono.cli.internal;

import picocli.CommandLine.Command;

/// Holds the commands about the database.
@Command(
        name = "db",
        description = "The embedded database.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RunDatabase.class)
final class DatabaseCommand {}
