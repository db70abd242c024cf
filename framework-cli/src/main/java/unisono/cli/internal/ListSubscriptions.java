package unisono.cli.internal;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.events.Application;
import unisono.events.SubscriptionDescription;

@Command(
        name = "list",
        description = {
            "Lists every subscription, event by event in the order of delivery, and what nobody hears.",
            "With -o json it tells the lines of the managers, too."
        },
        footer = {"", "Example: unisono events list"})
final class ListSubscriptions extends ApplicationCommand<Application> {
    private static final Pattern LINE_NUMBER = Pattern.compile(":\\d+$");

    @Mixin private final Output output = new Output();

    ListSubscriptions() {
        super(application -> application);
    }

    @Override
    protected ExitCode run(Application application) {
        var lines = application.subscriptions().stream().map(Line::of).toList();
        output.print(lines, table(lines) + unheard(application.unheard()));
        return ExitCode.DONE;
    }

    /// Without the numbers of lines: the table is what a file of the project is compared with, and
    /// a manager is short.
    private static Table table(List<Line> lines) {
        var table =
                Table.of(
                        "EVENT",
                        "SCOPE",
                        "FROM",
                        "HANDLER",
                        "MODULE",
                        "TIMING",
                        "PRIORITY",
                        "AT",
                        "NOTES");
        for (var line : lines) {
            table.row(
                    line.event,
                    line.scope,
                    line.source,
                    line.handler,
                    line.module,
                    line.timing,
                    line.priority,
                    LINE_NUMBER.matcher(line.at).replaceFirst(""),
                    String.join("; ", line.notes));
        }
        return table;
    }

    private static String unheard(List<String> events) {
        return events.isEmpty()
                ? ""
                : "\nEmitted, and heard by nobody: %s\n".formatted(String.join(", ", events));
    }

    /// What scripts read: words instead of the names of our constants.
    record Line(
            String event,
            String scope,
            String source,
            String handler,
            String module,
            String timing,
            int priority,
            String at,
            List<String> notes) {
        static Line of(SubscriptionDescription it) {
            return new Line(
                    it.event(),
                    it.scope().toString(),
                    it.source(),
                    it.handler(),
                    it.module(),
                    it.timing().toString(),
                    it.priority(),
                    it.at(),
                    it.notes());
        }
    }
}
