package unisono.cli.internal.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.cli.internal.names.OneOf;
import unisono.cli.internal.names.Times;
import unisono.cli.internal.names.UpTo;
import unisono.sagas.SagaBook;
import unisono.sagas.SagaProcess;
import unisono.sagas.SagaQuery;
import unisono.sagas.SagaStatus;

@Command(
        name = "list",
        description = {
            "Lists processes, the oldest first.",
            "running: waits for what comes. done: ended well. compensated: ended, and was taken back."
        },
        footer = {"", "Example: unisono sagas list --status running --older 2d"})
final class ListSagas extends ApplicationCommand<Optional<SagaBook>> {
    @Mixin private final Output output = new Output();

    @Option(names = "--type", paramLabel = "TYPE", description = "only those of this saga")
    private @Nullable String type;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            converter = StatusConverter.class,
            description = "only those: running, done or compensated")
    private @Nullable SagaStatus status;

    @Option(
            names = "--older",
            paramLabel = "DURATION",
            converter = AgeConverter.class,
            description = "only those that began longer ago, such as 90s, 2h or 7d")
    private @Nullable Duration older;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            converter = LimitConverter.class,
            description = "how many, from 1 to " + SagaBook.LIMIT_MAX + "; by default 100")
    private int limit;

    ListSagas() {
        super(Installed::in);
    }

    @Override
    protected ExitCode run(Optional<SagaBook> book) {
        var query = new SagaQuery(type, status, older);
        var lines =
                book.map(it -> it.list(query, limit)).orElse(List.of()).stream()
                        .map(Line::of)
                        .toList();
        output.print(lines, lines.isEmpty() ? "There are no such processes.\n" : table(lines));
        return ExitCode.DONE;
    }

    private static Table table(List<Line> lines) {
        var table = head();
        lines.forEach(it -> row(table, it));
        return table;
    }

    static Table head() {
        return Table.of("TYPE", "ID", "TENANT", "STATUS", "STEPS", "BEGUN", "LATE", "WHY");
    }

    static Table row(Table table, Line it) {
        return table.row(
                it.type,
                it.id,
                Objects.requireNonNullElse(it.tenant, ""),
                it.status,
                it.steps,
                it.begun,
                it.late,
                it.why());
    }

    /// What scripts read.
    ///
    /// @param late how many events came when it was over
    record Line(
            String type,
            String id,
            @Nullable String tenant,
            String status,
            long steps,
            int shape,
            @Nullable String waitsFor,
            @Nullable String reason,
            int late,
            Instant begun,
            Instant changed,
            @Nullable Instant ended) {
        static Line of(SagaProcess it) {
            return new Line(
                    it.type(),
                    it.id(),
                    it.tenant(),
                    word(it.status()),
                    it.steps(),
                    it.shape(),
                    it.waitsFor(),
                    it.reason(),
                    it.late(),
                    it.begun(),
                    it.changed(),
                    it.ended());
        }

        private String why() {
            if (reason != null) {
                return reason;
            }
            return waitsFor == null ? "" : "waits for " + waitsFor;
        }
    }

    private static String word(SagaStatus status) {
        return OneOf.word(status);
    }

    private static final class StatusConverter extends OneOf<SagaStatus> {
        StatusConverter() {
            super(SagaStatus.class);
        }
    }

    private static final class AgeConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Times.duration(text)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "\"%s\" is no duration such as 90s, 2h or 7d."
                                            .formatted(text)));
        }
    }

    private static final class LimitConverter extends UpTo {
        LimitConverter() {
            super(SagaBook.LIMIT_MAX);
        }
    }
}
