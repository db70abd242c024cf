package unisono.cli.internal.aggregates;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.cli.internal.names.UpTo;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateEvent;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.Aggregates;

@Command(
        name = "history",
        description = "Shows what happened to an aggregate, the first first.",
        footer = {"", "Example: unisono aggregates history payment 4711 --after 20 -o json"})
final class ShowHistory extends ApplicationCommand<Aggregates> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichAggregate which = new WhichAggregate();

    @Option(
            names = "--after",
            paramLabel = "VERSION",
            defaultValue = "0",
            description = "begin behind this version; by default at the beginning")
    private int after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            converter = LimitConverter.class,
            description = "how many, from 1 to " + AggregateStore.EVENTS_MAX + "; by default 100")
    private int limit;

    ShowHistory() {
        super(Aggregates.class);
    }

    @Override
    protected ExitCode run(Aggregates aggregates) {
        var lines = which.look(aggregates, new Look());
        var table = Table.of("VERSION", "TIME", "EVENT", "ACTOR", "PAYLOAD");
        for (var line : lines) {
            table.row(
                    line.version(),
                    line.time(),
                    line.event(),
                    line.actor() == null ? "" : line.actor(),
                    line.payload());
        }
        output.print(lines, table);
        return ExitCode.DONE;
    }

    private final class Look implements WhichAggregate.Look<List<Line>> {
        @Override
        public <A extends Aggregate<A, E>, E> List<Line> into(AggregateStore<String, A, E> store) {
            return store.history(which.id(), after, limit).stream()
                    .map(event -> Line.of(event, store.eventJson(event.event())))
                    .toList();
        }
    }

    /// What scripts read: the payload is a value of the document, as it is read today.
    record Line(
            int version,
            long position,
            UUID id,
            Instant time,
            String event,
            @Nullable UUID cause,
            UUID correlation,
            @Nullable String actor,
            @JsonRawValue String payload) {
        static Line of(AggregateEvent<?> it, String payload) {
            return new Line(
                    it.version(),
                    it.position(),
                    it.id(),
                    it.time(),
                    it.name(),
                    it.cause(),
                    it.correlation(),
                    it.actor(),
                    payload);
        }
    }

    private static final class LimitConverter extends UpTo {
        LimitConverter() {
            super(AggregateStore.EVENTS_MAX);
        }
    }
}
