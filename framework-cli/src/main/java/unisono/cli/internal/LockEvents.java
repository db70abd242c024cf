package unisono.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unisono.cli.ApplicationCommand;
import unisono.cli.ConfigurationException;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.ContractReport;
import unisono.data.EventContract;

@Command(
        name = "lock",
        description = {
            "Writes the lock file: what every event carries as JSON, version by version.",
            "Refuses what would make stored events unreadable, and leaves the file as it is."
        },
        footer = {"", "Example: unisono events lock --check"})
final class LockEvents extends ApplicationCommand<EventContract> {
    @Mixin private final Output output = new Output();

    @Option(names = "--check", description = "compare only; the exit code is 1 if it does not fit")
    private boolean check;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            defaultValue = "docs/events.lock",
            description = "the lock file; by default docs/events.lock, where the sources are")
    private Path file = Path.of("docs", "events.lock");

    @Option(
            names = "--retire",
            paramLabel = "EVENT",
            description = "an event that nobody emits and nobody reads any more")
    private Set<String> retired = Set.of();

    LockEvents() {
        super(EventContract.class);
    }

    @Override
    protected ExitCode run(EventContract contract) throws IOException {
        var report = contract.compare(lock(), retired);
        boolean written = !check && report.broken().isEmpty() && !report.changes().isEmpty();
        if (written) {
            Files.writeString(file, report.lock());
        }
        output.print(Document.of(file, report, written), text(report, written));
        boolean good = written ? report.unproven().isEmpty() : report.fits();
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }

    private String lock() throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file);
        }
        var directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new ConfigurationException(
                    "There is no directory for %s. Run it where the sources are, or say --file."
                            .formatted(file));
        }
        return "";
    }

    private String text(ContractReport report, boolean written) {
        if (report.fits()) {
            return file + " fits the code.\n";
        }
        return written
                ? "%s is written anew:\n\n%s".formatted(file, report.findings())
                : "%s does not fit the code:\n\n%s".formatted(file, report);
    }

    /// What scripts read.
    record Document(
            String file,
            boolean fits,
            boolean written,
            List<String> broken,
            List<String> unproven,
            List<String> changes) {
        static Document of(Path file, ContractReport report, boolean written) {
            return new Document(
                    file.toString(),
                    report.fits(),
                    written,
                    report.broken(),
                    report.unproven(),
                    report.changes());
        }
    }
}
