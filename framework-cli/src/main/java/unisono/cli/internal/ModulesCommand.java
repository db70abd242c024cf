package unisono.cli.internal;

import picocli.CommandLine.Command;

/// Holds the commands about modules.
@Command(
        name = "modules",
        description = "The modules of the application.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ListModules.class)
final class ModulesCommand {}
