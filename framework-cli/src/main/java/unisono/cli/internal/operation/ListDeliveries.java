package unisono.cli.internal.operation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.cli.internal.names.OneOf;
import unisono.cli.internal.names.UpTo;
import unisono.data.Deliveries;
import unisono.data.DeliveryState;
import unisono.data.StoppedDelivery;

@Command(
        name = "list",
        description = {
            "Lists the deliveries that have not succeeded, by listener and position.",
            "retry: tried again when due. waiting: behind one of the same key. dead: given up."
                    + " suspended: for a later release."
        },
        footer = {"", "Example: unisono deliveries list --state dead"})
final class ListDeliveries extends ApplicationCommand<Deliveries> {
    private static final int ERROR_LENGTH_MAX = 100;

    @Mixin private final Output output = new Output();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            converter = StateConverter.class,
            description = "only those: retry, waiting, dead or suspended")
    private @Nullable DeliveryState state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            converter = LimitConverter.class,
            description = "how many, from 1 to " + Deliveries.LIMIT_MAX + "; by default 100")
    private int limit;

    ListDeliveries() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        var lines =
                deliveries.list(Optional.ofNullable(state), limit).stream().map(Line::of).toList();
        output.print(lines, lines.isEmpty() ? "Nothing is stopped.\n" : table(lines));
        return ExitCode.DONE;
    }

    private static Table table(List<Line> lines) {
        var table =
                Table.of(
                        "LISTENER",
                        "POSITION",
                        "EVENT",
                        "KEY",
                        "STATE",
                        "ATTEMPTS",
                        "DUE",
                        "ERROR");
        for (var it : lines) {
            table.row(
                    it.listener,
                    it.position,
                    it.event,
                    Objects.requireNonNullElse(it.key, ""),
                    it.state,
                    it.attempts,
                    it.due == null ? "" : it.due,
                    shortened(it.error));
        }
        return table;
    }

    /// What failed stands on the first line; the rest is where.
    private static String shortened(@Nullable String error) {
        var first = error == null ? "" : error.lines().findFirst().orElse("");
        return first.length() > ERROR_LENGTH_MAX
                ? first.substring(0, ERROR_LENGTH_MAX) + "…"
                : first;
    }

    /// What scripts read.
    ///
    /// @param due when it is tried again; null if nobody will
    record Line(
            String listener,
            long position,
            String event,
            @Nullable String key,
            String state,
            int attempts,
            Instant since,
            @Nullable Instant due,
            @Nullable String error) {
        static Line of(StoppedDelivery it) {
            return new Line(
                    it.listener(),
                    it.position(),
                    it.event(),
                    it.key(),
                    word(it.state()),
                    it.attempts(),
                    it.since(),
                    it.state() == DeliveryState.RETRY ? it.due() : null,
                    it.error());
        }
    }

    static String word(DeliveryState state) {
        return OneOf.word(state);
    }

    private static final class StateConverter extends OneOf<DeliveryState> {
        StateConverter() {
            super(DeliveryState.class);
        }
    }

    private static final class LimitConverter extends UpTo {
        LimitConverter() {
            super(Deliveries.LIMIT_MAX);
        }
    }
}
