package unisono.cli.internal.operation;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option `--yes`, without which nothing is lost: a picocli mixin.
public final class Sure {
    @Option(names = "--yes", description = "really: it cannot be taken back")
    private boolean yes;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /// Made for the command line.
    public Sure() {}

    /// Refuses to go on unless the user has said so.
    ///
    /// @param loss what would be lost, as a sentence
    public void require(String loss) {
        if (command == null) {
            throw new IllegalStateException("This mixin belongs to no command.");
        }
        if (!yes) {
            throw new ParameterException(command.commandLine(), loss + " Say --yes if it shall.");
        }
    }
}
