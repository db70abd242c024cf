package unisono.cli.internal.aggregates;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.internal.names.Similar;
import unisono.cli.internal.operation.Refused;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.AggregateType;
import unisono.data.aggregate.Aggregates;
import unisono.events.Origin;

/// The arguments that say which aggregate is meant: a picocli mixin.
final class WhichAggregate {
    @Parameters(index = "0", paramLabel = "KIND", description = "the name of its type")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String kind = "";

    @Parameters(index = "1", paramLabel = "ID", description = "its id, as it is stored")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String id = "";

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "whose aggregate it is; none by default")
    private @Nullable String tenant;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    String kind() {
        return kind;
    }

    String id() {
        return id;
    }

    /// Looks into it, on behalf of the tenant.
    ///
    /// @throws ParameterException if there is no such type, or nothing ever happened to the
    ///   aggregate, or the framework refuses
    <T> T look(Aggregates aggregates, Look<T> look) {
        var type = aggregates.type(kind).orElseThrow(() -> unknown(aggregates));
        return within(() -> Refused.orDone(command, () -> look(aggregates, type, look)));
    }

    private <T> T within(Supplier<T> work) {
        var origin = Refused.orDone(command, () -> new Origin(null, tenant, null));
        return Origin.call(origin, work::get);
    }

    private <T, I, A extends Aggregate<A, E>, E> T look(
            Aggregates aggregates, AggregateType<I, A, E> type, Look<T> look) {
        var store = aggregates.of(type.byText());
        if (store.history(id, 0, 1).isEmpty()) {
            throw because(
                    "nothing ever happened to %s %s%s. Ids are case-sensitive; aggregates of a tenant are found with --tenant."
                            .formatted(kind, id, tenant == null ? "" : " of " + tenant));
        }
        return look.into(store);
    }

    private ParameterException unknown(Aggregates aggregates) {
        var names = aggregates.types().stream().map(AggregateType::name).toList();
        var similar = Similar.severalTo(kind, names);
        return because(
                "no module has aggregates of the type \"%s\". %s"
                        .formatted(
                                kind,
                                similar.isEmpty()
                                        ? "There are: %s."
                                                .formatted(
                                                        names.isEmpty()
                                                                ? "none"
                                                                : String.join(", ", names))
                                        : "Did you mean %s?"
                                                .formatted(String.join(" or ", similar))));
    }

    ParameterException because(String why) {
        return Refused.because(command, why);
    }

    /// What is done with the store, whatever its type.
    interface Look<T> {
        <A extends Aggregate<A, E>, E> T into(AggregateStore<String, A, E> store);
    }
}
