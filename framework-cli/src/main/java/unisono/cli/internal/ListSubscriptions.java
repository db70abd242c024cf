package unisono.cli.internal;

import java.util.List;
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
        description = "Lists every subscription, event by event in the order of delivery.",
        footer = {"", "Example: unisono events list"})
final class ListSubscriptions extends ApplicationCommand<List<SubscriptionDescription>> {
    @Mixin private final Output output = new Output();

    ListSubscriptions() {
        super(Application::subscriptions);
    }

    @Override
    protected ExitCode run(List<SubscriptionDescription> subscriptions) {
        var lines = subscriptions.stream().map(Line::of).toList();
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
                    line.at,
                    String.join("; ", line.notes));
        }
        output.print(lines, table);
        return ExitCode.DONE;
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
