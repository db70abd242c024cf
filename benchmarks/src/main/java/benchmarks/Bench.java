package benchmarks;

import benchmarks.append.AppendCommand;
import benchmarks.delivery.DeliveryCommand;
import benchmarks.delivery.GrowthCommand;
import benchmarks.delivery.PlayerCommand;
import benchmarks.dispatch.DispatchCommand;
import benchmarks.projection.ProjectionCommand;
import benchmarks.subscriptions.SubscriptionsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/// The program behind `./unisono bench`.
@Command(
        name = "./unisono bench",
        description = "Measures Unisono beside its peers.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AppendCommand.class,
            DeliveryCommand.class,
            DispatchCommand.class,
            GrowthCommand.class,
            PlayerCommand.class,
            ProjectionCommand.class,
            SubscriptionsCommand.class
        })
public final class Bench {
    private Bench() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// Like the application's, in what it accepts and in how it refuses.
    public static CommandLine commandLine() {
        var line = new CommandLine(new Bench());
        line.getCommandSpec().addOption(help());
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, _) -> refuse(e));
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("show this help")
                .build();
    }

    private static int refuse(ParameterException e) {
        var line = e.getCommandLine();
        line.getErr().println("unisono: " + e.getMessage());
        line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }
}
