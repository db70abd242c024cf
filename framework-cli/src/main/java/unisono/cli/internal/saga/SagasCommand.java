package unisono.cli.internal.saga;

import picocli.CommandLine.Command;

/// Holds the commands about sagas.
@Command(
        name = "sagas",
        description = "What takes longer than a transaction, and where it stands.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListSagas.class, ShowSaga.class})
public final class SagasCommand {
    /// Made for the command line.
    public SagasCommand() {}
}
