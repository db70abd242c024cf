package app.imports;

import app.baskets.BasketFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.ProgressBar;
import unisono.cli.Table;

/// Buys what is in a file of baskets.
@Command(
        name = "import",
        description = {
            "Buys every basket of a file, as a customer would: one transaction each.",
            "A basket that a module refuses leaves nothing, and is a result, not a failure.",
            "What follows is delivered, too: captures at the gateway, and receipts; and the read"
                    + " models catch up.",
            "Importing a file again buys nothing twice: the invoice number tells what was bought."
        },
        footer = {"", "Example: unisono import baskets.csv.gz -o json"})
public final class ImportCommand extends ApplicationCommand<DeliveringImport> {
    @Mixin private final Output output = new Output();

    @Parameters(
            paramLabel = "FILE",
            converter = FileConverter.class,
            description = "CSV or gzipped CSV; see data/README.md")
    private @Nullable Path file;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = LimitConverter.class,
            description = "only the first N baskets")
    private @Nullable Integer limit;

    @Option(
            names = "--no-wait",
            description = "leave what is not delivered and folded yet to whoever does so next")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private boolean noWait;

    @Spec private @Nullable CommandSpec spec;

    /// For [app.ShopCommands].
    public ImportCommand() {
        super(DeliveringImport::of);
    }

    @Override
    protected ExitCode run(DeliveringImport baskets) throws InterruptedException {
        if (file == null || spec == null) {
            throw new IllegalStateException("This command was not called by the command line.");
        }
        var opened = BasketFile.open(file);
        var wanted = limit == null ? opened : opened.limit(limit);
        var report = imported(baskets, wanted, !noWait, spec.commandLine().getErr());
        output.print(report, table(report));
        return ExitCode.DONE;
    }

    /// Tells of an interruption here: when the application is closed, the process may be gone.
    private static ImportReport imported(
            DeliveringImport baskets, BasketFile wanted, boolean wait, PrintWriter err)
            throws InterruptedException {
        try (var progress = ProgressBar.of("baskets", wanted.invoices())) {
            return baskets.run(wanted, wait, () -> progress.advance(1));
        } catch (InterruptedException e) {
            err.println("unisono: " + e.getMessage());
            throw e;
        }
    }

    private static Table table(ImportReport report) {
        var table = Table.of("BASKETS", "COUNT");
        table.row("in the file", report.invoices());
        table.row("accepted", report.accepted());
        table.row("  of these, bought before", report.already());
        table.row("skipped: no sales", report.skipped());
        table.row("refused", report.refused());
        report.refusedBy().forEach((module, count) -> table.row("  by " + module, count));
        table.row("lines accepted", report.lines());
        table.row("total accepted", report.total());
        table.row("seconds", String.format(Locale.ROOT, "%.1f", report.seconds()));
        table.row("deliveries pending", report.pending());
        table.row("deliveries stopped", report.stopped());
        table.row("events not folded", report.unfolded());
        return table;
    }

    private static final class LimitConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw new TypeConversionException(
                        "\"%s\" is no number of baskets, 1 or more.".formatted(text));
            }
            return Integer.valueOf(text);
        }
    }
}
