package benchmarks;

import benchmarks.dispatch.DispatchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program behind `./unisono bench`.
@Command(
        name = "unisono bench",
        description = "Measures Unisono beside its peers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = DispatchCommand.class)
public final class Bench {
    private Bench() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
