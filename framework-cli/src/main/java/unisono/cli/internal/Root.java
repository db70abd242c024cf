package unisono.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import unisono.cli.Boot;
import unisono.cli.Configuration;
import unisono.cli.RunningApplication;
import unisono.cli.Variable;

/// The program itself. Its options may stand before and after the name of a command.
@Command(
        description = "Runs the application, and looks into it.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class)
public final class Root {
    private final Map<String, String> environment;
    private final Boot boot;
    private final List<Variable> variables;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--version", versionHelp = true, description = "show the versions")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "show where in the code a failure comes from")
    private boolean stacktrace;

    Root(Map<String, String> environment, Boot boot, List<Variable> variables) {
        this.environment = environment;
        this.boot = boot;
        this.variables = variables;
    }

    /// The program that a command belongs to.
    public static Root of(CommandSpec command) {
        return (Root) command.root().userObject();
    }

    /// Reads the configuration and boots the application.
    public RunningApplication boot() throws Exception {
        var configuration = configuration();
        bridgeLogs();
        return boot.boot(configuration);
    }

    Configuration configuration() {
        return new Settings(environment, options(), variables).configuration();
    }

    private static void bridgeLogs() {
        // Helidon logs through java.util.logging, whose own handler knows no levels of ours.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        for (var setting : Setting.values()) {
            var option = spec == null ? null : spec.findOption(setting.option());
            if (option != null && option.getValue() != null) {
                options.put(setting.option(), option.getValue());
            }
        }
        return options;
    }

    boolean stacktrace() {
        return stacktrace;
    }
}
