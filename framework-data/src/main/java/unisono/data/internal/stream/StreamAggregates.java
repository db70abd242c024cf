package unisono.data.internal.stream;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import unisono.data.DataException;
import unisono.data.Transactions;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.AggregateType;
import unisono.data.aggregate.Aggregates;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.Units;
import unisono.events.Events;

/// The aggregates of an application, in its database. Thread-safe.
public final class StreamAggregates implements Aggregates {
    private final Units units;
    private final Transactions transactions;
    private final PayloadReader payloads;
    private final Supplier<Events> events;
    private final Supplier<Set<AggregateType<?, ?, ?>>> types;
    private final StreamNumbers numbers = new StreamNumbers();

    /// Asks for what the kernel has when it is first needed.
    public StreamAggregates(
            Units units,
            Transactions transactions,
            PayloadReader payloads,
            Supplier<Events> events,
            Supplier<Set<AggregateType<?, ?, ?>>> types) {
        this.units = units;
        this.transactions = transactions;
        this.payloads = payloads;
        this.events = events;
        this.types = types;
    }

    @Override
    public <I, A extends Aggregate<A, E>, E> AggregateStore<I, A, E> of(
            AggregateType<I, A, E> type) {
        if (type(type.name()).isEmpty()) {
            throw new DataException(
                    "No module binds the aggregate type %s. Say so in a module's configure(): Aggregates.bind(binder(), …). There are: %s."
                            .formatted(type, names()));
        }
        var words = new Vocabulary<>(type, payloads);
        var parts = new StreamStore.Parts<>(type, words, new Folding<>(type, words), events);
        return new StreamStore<>(units, transactions, numbers, parts);
    }

    private String names() {
        var names = types().stream().map(AggregateType::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    @Override
    public List<AggregateType<?, ?, ?>> types() {
        return types.get().stream().sorted(Comparator.comparing(AggregateType::name)).toList();
    }

    @Override
    public Optional<AggregateType<?, ?, ?>> type(String name) {
        return types().stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
