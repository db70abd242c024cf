package unisono.cli.internal.audit;

import picocli.CommandLine.Command;

/// Holds the commands about the audit log.
@Command(
        name = "audit",
        description = "Who did what, and what came of it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ListAudit.class)
public final class AuditCommand {
    /// Made for the command line.
    public AuditCommand() {}
}
