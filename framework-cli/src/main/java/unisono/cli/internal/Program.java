package unisono.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import unisono.cli.Boot;
import unisono.cli.Variable;
import unisono.cli.internal.aggregates.AggregatesCommand;
import unisono.cli.internal.audit.AuditCommand;
import unisono.cli.internal.command.CommandCommand;
import unisono.cli.internal.doctor.Examine;
import unisono.cli.internal.operation.DeliveriesCommand;
import unisono.cli.internal.operation.ListenersCommand;
import unisono.cli.internal.personal.PersonalCommand;
import unisono.cli.internal.projection.ProjectionsCommand;
import unisono.cli.internal.saga.SagasCommand;

/// Puts the commands together: those of the modules first, then the framework's.
final class Program {
    private static final int HELP_COLUMNS = 100;

    private final Map<String, String> environment;
    private final Boot boot;
    private final List<Variable> variables;

    Program(Map<String, String> environment, Boot boot, List<Variable> variables) {
        this.environment = environment;
        this.boot = boot;
        this.variables = variables;
    }

    CommandLine commandLine(String name, List<Object> contributed) {
        var line = new CommandLine(new Root(environment, boot, variables)).setCommandName(name);
        // picocli hands options down when a command is added: the options come first.
        for (var setting : Setting.values()) {
            if (!setting.option().isEmpty()) {
                line.getCommandSpec().addOption(option(setting));
            }
        }
        contributed.forEach(line::addSubcommand);
        line.addSubcommand(new ModulesCommand());
        line.addSubcommand(new EventsCommand());
        line.addSubcommand(new CommandCommand());
        line.addSubcommand(new SagasCommand());
        line.addSubcommand(new ListenersCommand());
        line.addSubcommand(new AggregatesCommand());
        line.addSubcommand(new PersonalCommand());
        line.addSubcommand(new DeliveriesCommand());
        line.addSubcommand(new ProjectionsCommand());
        line.addSubcommand(new AuditCommand());
        line.addSubcommand(new DatabaseCommand());
        line.addSubcommand(new Examine());
        line.addSubcommand(new ShowHelp());
        line.getCommandSpec().usageMessage().footer(footer());
        addHelp(line);
        return line.setUsageHelpWidth(HELP_COLUMNS);
    }

    /// Not inherited, because a contributed command may bring an option of this name along.
    private static void addHelp(CommandLine line) {
        if (line.getCommandSpec().findOption("--help") == null) {
            line.getCommandSpec().addOption(help());
        }
        line.getSubcommands().values().forEach(Program::addHelp);
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("show this help")
                .build();
    }

    private OptionSpec option(Setting setting) {
        return OptionSpec.builder(setting.option())
                .type(String.class)
                .paramLabel(setting.label())
                .description(escaped(description(setting)))
                .scopeType(ScopeType.INHERIT)
                .build();
    }

    private String description(Setting setting) {
        return setting.description(new DataDirectory(environment).said());
    }

    private String[] footer() {
        var lines = new ArrayList<>(List.of("", "Environment (options are stronger):"));
        for (var setting : Setting.values()) {
            var meaning = setting.option().isEmpty() ? description(setting) : setting.option();
            lines.add(listed(setting.variable(), meaning));
        }
        variables.forEach(it -> lines.add(listed(it.name(), it.description())));
        lines.add("");
        lines.add("Exit codes: 0 done, 1 failed, 2 wrong usage, 130 Ctrl-C, 143 SIGTERM.");
        return lines.toArray(String[]::new);
    }

    private static String listed(String variable, String meaning) {
        return escaped("  %-21s  %s".formatted(variable, meaning));
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
