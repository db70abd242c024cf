package unisono.cli.internal.aggregates;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.Aggregates;

@Command(
        name = "diff",
        description = "Shows in what an aggregate differs from what it was.",
        footer = {"", "Example: unisono aggregates diff payment 4711 3 2026-11-21T09:30:00Z"})
final class DiffAggregate extends ApplicationCommand<Aggregates> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichAggregate which = new WhichAggregate();

    @Parameters(
            index = "2",
            paramLabel = "FROM",
            converter = Moment.Converter.class,
            description = "a version, or a time")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private Moment from = Moment.LATEST;

    @Parameters(
            index = "3",
            paramLabel = "TO",
            converter = Moment.Converter.class,
            description = "a version, or a time")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private Moment to = Moment.LATEST;

    DiffAggregate() {
        super(Aggregates.class);
    }

    @Override
    protected ExitCode run(Aggregates aggregates) {
        var document = which.look(aggregates, new Look());
        output.print(document, text(document));
        return ExitCode.DONE;
    }

    private String text(Document it) {
        if (it.differences().isEmpty()) {
            return "%s %s is the same at version %d and at version %d.\n"
                    .formatted(which.kind(), which.id(), it.from(), it.to());
        }
        var table = Table.of("PATH", "VERSION " + it.from(), "VERSION " + it.to());
        it.differences().forEach(one -> table.row(one.path(), one.from(), one.to()));
        return table.toString();
    }

    private final class Look implements WhichAggregate.Look<Document> {
        @Override
        public <A extends Aggregate<A, E>, E> Document into(AggregateStore<String, A, E> store) {
            var before = from.of(store, which.id());
            var after = to.of(store, which.id());
            return new Document(
                    which.kind(),
                    which.id(),
                    before.version(),
                    after.version(),
                    States.differences(store.json(before.state()), store.json(after.state())));
        }
    }

    /// What scripts read.
    record Document(
            String kind, String id, int from, int to, List<States.Difference> differences) {}
}
