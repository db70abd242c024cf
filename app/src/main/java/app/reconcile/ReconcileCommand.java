package app.reconcile;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;

/// Compares what the modules keep.
@Command(
        name = "reconcile",
        description = {
            "Compares the modules with each other, one by one: carts that were checked out, orders,"
                    + " payments, the ledger's postings, the captures of the payment gateway, and the read"
                    + " models.",
            "What is still to be delivered or folded is listed apart, and no difference.",
            "The exit code is 1 if anything differs."
        },
        footer = {"", "Example: unisono reconcile -o json"})
public final class ReconcileCommand extends ApplicationCommand<Reconciliation> {
    @Mixin private final Output output = new Output();

    /// For [app.ShopCommands].
    public ReconcileCommand() {
        super(Reconciliation.class);
    }

    @Override
    protected ExitCode run(Reconciliation reconciliation) {
        var books = reconciliation.compare();
        output.print(books, text(books));
        return books.differences().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String text(Books books) {
        var table = Table.of("BOOK", "COUNT", "TOTAL");
        row(table, "carts", books.carts());
        row(table, "orders", books.orders());
        row(table, "payments", books.payments());
        row(table, "ledger", books.ledger());
        row(table, "captures", books.captures());
        var differences = String.join("\n", books.differences());
        return table
                + (differences.isEmpty() ? "No difference.\n" : differences + "\n")
                + pending(books.pending())
                + readModels(books.readModels());
    }

    private static String pending(List<Books.Pending> listeners) {
        if (listeners.isEmpty()) {
            return "";
        }
        var table = Table.of("LISTENER", "PENDING", "STOPPED");
        listeners.forEach(it -> table.row(it.listener(), it.pending(), it.stopped()));
        return "\n" + table;
    }

    private static String readModels(List<Books.ReadModel> readModels) {
        var table = Table.of("READ MODEL", "ORDERS", "TOTAL", "STATE", "BEHIND");
        readModels.forEach(
                it -> table.row(it.projection(), it.orders(), it.total(), it.state(), it.behind()));
        return "\n" + table;
    }

    private static void row(Table table, String name, Books.Book book) {
        table.row(name, book.count(), book.total());
    }
}
