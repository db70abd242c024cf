package unisono.data.internal.stream;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import unisono.data.DataException;
import unisono.data.Transactions;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateEvent;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.AggregateType;
import unisono.data.aggregate.Decision;
import unisono.data.aggregate.StaleAggregate;
import unisono.data.aggregate.Versioned;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.Units;
import unisono.data.internal.log.LogEntry;
import unisono.events.EventName;
import unisono.events.Events;

/// The aggregates of one type, as streams. Thread-safe.
final class StreamStore<I, A extends Aggregate<A, E>, E> implements AggregateStore<I, A, E> {
    private final Units units;
    private final Transactions transactions;
    private final StreamNumbers numbers;
    private final Parts<I, A, E> parts;
    private final Combiner<A, E> combiner;

    StreamStore(
            Units units, Transactions transactions, StreamNumbers numbers, Parts<I, A, E> parts) {
        this.units = units;
        this.transactions = transactions;
        this.numbers = numbers;
        this.parts = parts;
        this.combiner = new Combiner<>(this, transactions);
    }

    /// What belongs to the type.
    record Parts<I, A extends Aggregate<A, E>, E>(
            AggregateType<I, A, E> type,
            Vocabulary<E> words,
            Folding<A, E> folding,
            Class<?> emitter,
            Supplier<Events> events) {
        Parts(
                AggregateType<I, A, E> type,
                Vocabulary<E> words,
                Folding<A, E> folding,
                Supplier<Events> events) {
            this(type, words, folding, TypeArguments.of(type).aggregate(), events);
        }
    }

    @Override
    public Versioned<A> load(I id) {
        var key = key(id);
        return transactions.call(() -> folded(key).versioned());
    }

    @Override
    public Optional<Versioned<A>> find(I id) {
        return Optional.of(load(id)).filter(found -> found.version() > 0);
    }

    @Override
    public <X extends Exception> Versioned<A> change(I id, Decision<A, E, X> decision) throws X {
        return change(key(id), decision);
    }

    <X extends Exception> Versioned<A> change(StreamKey key, Decision<A, E, X> decision) throws X {
        return transactions.<Versioned<A>, X>call(() -> {
            var state = folded(key);
            append(state, decision.decide(state.versioned().state()));
            return state.versioned();
        });
    }

    @Override
    public <X extends Exception> Versioned<A> changeBy(I id, Decision.One<A, E, X> decision)
            throws X {
        return change(id, state -> List.of(decision.decide(state)));
    }

    @Override
    public void append(I id, int expected, List<? extends E> events) {
        var key = key(id);
        transactions.run(() -> append(expected(key, expected), events));
    }

    @Override
    public <X extends Exception> Versioned<A> submit(I id, Decision<A, E, X> decision) throws X {
        return units.active() ? change(id, decision) : combiner.submit(key(id), decision);
    }

    /// Reads many at once, for this transaction.
    void preload(Collection<StreamKey> keys) {
        var streams = units.streams();
        var all =
                onConnection(
                        connection -> parts.folding.loadAll(connection, parts.type.name(), keys));
        keys.forEach(key -> streams.keep(StreamState.of(key, parts.folding, all.get(key))));
    }

    /// Has a command decide in this transaction.
    ///
    /// @throws Refusal if the command itself throws, before anything happened
    Versioned<A> decide(StreamKey key, Decision<A, E, ?> decision) throws Refusal {
        var state = folded(key);
        append(state, events(state, decision));
        return state.versioned();
    }

    private static <A extends Aggregate<A, E>, E> List<? extends E> events(
            StreamState<A, E> state, Decision<A, E, ?> decision) throws Refusal {
        try {
            return decision.decide(state.versioned().state());
        } catch (Exception refusal) {
            throw new Refusal(refusal);
        }
    }

    /// What a command threw, as opposed to what came of its events.
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(Exception thrown) {
            super(thrown);
        }
    }

    private StreamKey key(I id) {
        return StreamKey.of(parts.type.name(), parts.type.textOf(id));
    }

    /// The stream in this transaction, with its state.
    private StreamState<A, E> folded(StreamKey key) {
        var streams = units.streams();
        StreamState<A, E> known = streams.known(key);
        if (known == null) {
            return streams.keep(
                    onConnection(connection -> StreamState.load(key, parts.folding, connection)));
        }
        if (!known.isFolded()) {
            units.session().doWork(known::fold);
        }
        return known;
    }

    /// The stream in this transaction, if it is at this version.
    private StreamState<A, E> expected(StreamKey key, int expected) {
        var streams = units.streams();
        StreamState<A, E> known = streams.known(key);
        if (known == null) {
            return streams.keep(
                    expected == 0
                            ? StreamState.absent(key, parts.folding, true)
                            : onConnection(connection ->
                                    StreamState.seen(key, parts.folding, expected, connection)));
        }
        if (known.version() != expected) {
            throw new StaleAggregate(key.kind(), key.id(), expected, known.version(), null);
        }
        return known;
    }

    private <T> T onConnection(ReturningWork<T> work) {
        return units.session().doReturningWork(work);
    }

    private void append(StreamState<A, E> state, List<? extends E> events) {
        if (events.isEmpty()) {
            return;
        }
        if (events.size() > EVENTS_MAX) {
            throw new DataException(
                    "%d events were to be appended to %s at once, and at most %d are. Let a command decide less, or an event say more."
                            .formatted(events.size(), state.key(), EVENTS_MAX));
        }
        if (state.number() == 0) {
            state.number(onConnection(numbers::draw));
        }
        var streams = units.streams();
        int version = state.version();
        state.take(events);
        parts.type.snapshots().ifPresent(policy -> streams.snapshot(state.key(), policy));
        @Nullable LogEntry before = null;
        for (E event : events) {
            before = emit(parts.words.nameOf(event), event, state, ++version, before);
        }
    }

    private <P> LogEntry emit(
            EventName<P> name,
            Object event,
            StreamState<A, E> state,
            int version,
            @Nullable LogEntry before) {
        var payload = name.payloadType().cast(event);
        var next = new Announced(parts.emitter, name, payload, state, version, before);
        return units.streams()
                .emitting(next, () -> parts.events.get().emit(parts.emitter, name, payload));
    }

    @Override
    public Versioned<A> at(I id, int version) {
        if (version < 0) {
            throw new IllegalArgumentException(
                    "%s was asked for at version %d, and versions count from 0."
                            .formatted(key(id), version));
        }
        var key = key(id);
        return read(connection -> {
            var read = parts.folding.load(connection, key, version);
            return read == null
                    ? new Versioned<>(parts.type.start(), 0)
                    : new Versioned<>(read.state(), read.version());
        });
    }

    @Override
    public Versioned<A> at(I id, Instant time) {
        var key = key(id);
        return transactions
                .readOnly()
                .call(() -> {
                    var state = parts.type.start();
                    int version = 0;
                    while (true) {
                        var page = history(id, version, EVENTS_MAX);
                        for (var past : page) {
                            if (past.time().isAfter(time)) {
                                return new Versioned<>(state, version);
                            }
                            state = parts.folding.applied(key, state, past.event(), ++version);
                        }
                        if (page.size() < EVENTS_MAX) {
                            return new Versioned<>(state, version);
                        }
                    }
                });
    }

    @Override
    public List<AggregateEvent<E>> history(I id, int after, int limit) {
        if (after < 0 || limit < 1 || limit > EVENTS_MAX) {
            throw new IllegalArgumentException(
                    "A history of %d events behind version %d was asked for: it begins at 0 or more, and has 1 to %d."
                            .formatted(limit, after, EVENTS_MAX));
        }
        var key = key(id);
        return read(connection -> StreamReader.history(connection, key, parts.words, after, limit));
    }

    private <T> T read(ReturningWork<T> work) {
        return transactions.readOnly().call(() -> onConnection(work));
    }

    @Override
    public AggregateStore<I, A, E> attempts(int attemptsMax) {
        return new StreamStore<>(units, transactions.attempts(attemptsMax), numbers, parts);
    }

    @Override
    public String json(A state) {
        try {
            return PayloadJson.MAPPER.writeValueAsString(state);
        } catch (JacksonException e) {
            throw new DataException(
                    "The state of the aggregate type %s cannot be written as JSON: %s. Open its package to tools.jackson.databind."
                            .formatted(parts.type, e.getOriginalMessage()),
                    e);
        }
    }

    @Override
    public String eventJson(E event) {
        return PayloadJson.MAPPER.writeValueAsString(event);
    }
}
