package unisono.cli.internal.personal;

import picocli.CommandLine.Command;

/// Holds the commands about the people whose data is stored.
@Command(
        name = "personal",
        description = "Personal data in events, and its erasure.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ShowSubject.class, EraseSubject.class})
public final class PersonalCommand {
    /// Made for the command line.
    public PersonalCommand() {}
}
