package unisono.cli.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `help`; picocli's own knows no commands below commands.
@Command(
        name = "help",
        description = "Shows the help of a command.",
        footer = {"", "Example: unisono help events log"})
final class ShowHelp implements Runnable {
    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "words of the command")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private List<String> words = List.of();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("This command was not called by the command line.");
        }
        var line = spec.root().commandLine();
        for (var word : words) {
            var next = line.getSubcommands().get(word);
            if (next == null) {
                throw new ParameterException(line, "there is no command \"" + word + "\".");
            }
            line = next;
        }
        line.usage(spec.commandLine().getOut());
    }
}
