package unisono.cli.internal.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.commands.CommandBook;
import unisono.commands.CommandDescription;
import unisono.commands.PolicyDescription;

@Command(
        name = "list",
        description = {
            "Lists what modules can be asked to do, and which events lead to it.",
            "outside: handled in no transaction. durable: can be stored, too."
        },
        footer = {"", "Example: unisono command list"})
final class ListCommands extends ApplicationCommand<Optional<CommandBook>> {
    @Mixin private final Output output = new Output();

    ListCommands() {
        super(application -> Installed.in(application).map(Installed::book));
    }

    @Override
    protected ExitCode run(Optional<CommandBook> book) {
        var document =
                new Document(
                        book.map(CommandBook::all).orElse(List.of()).stream()
                                .map(Line::of)
                                .toList(),
                        book.map(CommandBook::policies).orElse(List.of()));
        output.print(document, text(document));
        return ExitCode.DONE;
    }

    private static String text(Document document) {
        if (document.commands.isEmpty()) {
            return "There are no commands.\n";
        }
        var commands = Table.of("COMMAND", "MODULE", "HANDLER", "TAKES", "RETURNS", "HOW");
        for (var one : document.commands) {
            commands.row(one.name, one.module, one.handler, one.takes, one.returns, one.how());
        }
        var policies = Table.of("EVENT", "COMMAND", "MODULE", "HOW");
        for (var one : document.policies) {
            var how = one.durable() ? "stored" : "sent";
            policies.row(one.event(), one.command(), one.module(), how);
        }
        return document.policies.isEmpty() ? commands.toString() : commands + "\n" + policies;
    }

    /// What scripts read.
    record Document(List<Line> commands, List<PolicyDescription> policies) {}

    /// One command.
    record Line(
            String name,
            String module,
            String handler,
            String takes,
            String returns,
            boolean outsideTransactions,
            boolean durable) {
        static Line of(CommandDescription one) {
            return new Line(
                    one.name().text(),
                    one.module(),
                    one.handler(),
                    one.name().commandType().getSimpleName(),
                    one.name().resultType().getSimpleName(),
                    one.outsideTransactions(),
                    one.durable());
        }

        private String how() {
            var where = outsideTransactions ? "outside" : "in a transaction";
            return durable ? where + ", durable" : where;
        }
    }
}
