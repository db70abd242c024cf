package unisono.cli.internal.aggregates;

import com.fasterxml.jackson.annotation.JsonRawValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.Aggregates;

@Command(
        name = "show",
        description = "Shows the state of an aggregate as JSON, now or as it was.",
        footer = {"", "Example: unisono aggregates show payment 4711 --at 3"})
final class ShowAggregate extends ApplicationCommand<Aggregates> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichAggregate which = new WhichAggregate();

    @Option(
            names = "--at",
            paramLabel = "VERSION|TIME",
            converter = Moment.Converter.class,
            description = "as it was at a version, or at a time; now by default")
    private Moment at = Moment.LATEST;

    ShowAggregate() {
        super(Aggregates.class);
    }

    @Override
    protected ExitCode run(Aggregates aggregates) {
        var document = which.look(aggregates, new Look());
        output.print(
                document,
                "%s %s at version %d\n%s\n"
                        .formatted(
                                which.kind(),
                                which.id(),
                                document.version(),
                                States.pretty(document.state())));
        return ExitCode.DONE;
    }

    private final class Look implements WhichAggregate.Look<Document> {
        @Override
        public <A extends Aggregate<A, E>, E> Document into(AggregateStore<String, A, E> store) {
            var found = at.of(store, which.id());
            return new Document(
                    which.kind(), which.id(), found.version(), store.json(found.state()));
        }
    }

    /// What scripts read.
    record Document(String kind, String id, int version, @JsonRawValue String state) {}
}
