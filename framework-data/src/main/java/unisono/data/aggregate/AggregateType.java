package unisono.data.aggregate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import unisono.events.EventName;

/// A kind of aggregate: a constant, which a module binds with [Aggregates#bind].
///
/// ```java
/// static final AggregateType<AccountId, Account, AccountEvent> ACCOUNT =
///         AggregateType.named("account")
///                 .startingAs(Account.NONE)
///                 .identifiedBy(AccountId::text)
///                 .events(BankApi.OPENED, BankApi.PAID_IN, BankApi.PAID_OUT, BankApi.CLOSED);
/// ```
///
/// The emitter of the events is the class of the aggregate: its module's manager says
/// `emits(Account.class, BankApi.OPENED, …)`, and `local(Account.class, …)` hears it. Start-up
/// wants exactly one event for each permitted record of `E`. Thread-safe and immutable.
///
/// @param <I> what identifies one; its text is stored
public final class AggregateType<I, A extends Aggregate<A, E>, E> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final int NAME_MAX = 100;
    private static final int ID_MAX = 200;
    private static final int EVERY_MIN = 2;

    private final String name;
    private final A start;
    private final Function<? super I, String> text;
    private final List<EventName<? extends E>> events;
    private final @Nullable Snapshots snapshots;

    private AggregateType(
            String name,
            A start,
            Function<? super I, String> text,
            List<EventName<? extends E>> events,
            @Nullable Snapshots snapshots) {
        this.name = name;
        this.start = start;
        this.text = text;
        this.events = events;
        this.snapshots = snapshots;
    }

    /// Begins a type.
    ///
    /// @param name stored with each aggregate, and immutable for ever: lower-case words with dots
    ///   or hyphens between, at most 100 characters
    /// @throws IllegalArgumentException if it is no such name
    public static Named named(String name) {
        if (name.length() > NAME_MAX || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"%.100s\" is no name of an aggregate type. It is made of lower-case words with dots or hyphens between, at most %d characters, such as payment."
                            .formatted(name, NAME_MAX));
        }
        return new Named(name);
    }

    /// A name that wants its first state.
    public static final class Named {
        private final String name;

        private Named(String name) {
            this.name = name;
        }

        /// What an aggregate is before its first event.
        public <A extends Aggregate<A, E>, E> Starting<A, E> startingAs(A start) {
            return new Starting<>(name, requireNonNull(start));
        }
    }

    /// A type that wants to know what identifies its aggregates.
    public static final class Starting<A extends Aggregate<A, E>, E> {
        private final String name;
        private final A start;

        private Starting(String name, A start) {
            this.name = name;
            this.start = start;
        }

        /// Makes the text of an id: 1 to 200 characters, none of them a control character. Two ids
        /// with one text are one aggregate.
        public <I> Identified<I, A, E> identifiedBy(Function<? super I, String> text) {
            return new Identified<>(name, start, requireNonNull(text));
        }
    }

    /// A type that wants its events.
    public static final class Identified<I, A extends Aggregate<A, E>, E> {
        private final String name;
        private final A start;
        private final Function<? super I, String> text;

        private Identified(String name, A start, Function<? super I, String> text) {
            this.name = name;
            this.start = start;
            this.text = text;
        }

        /// What can happen: one event for each permitted record of `E`.
        @SafeVarargs
        public final AggregateType<I, A, E> events(EventName<? extends E>... events) {
            var all = new ArrayList<EventName<? extends E>>();
            for (EventName<? extends E> event : events) {
                all.add(event);
            }
            return new AggregateType<>(name, start, text, List.copyOf(all), null);
        }
    }

    /// When a snapshot is written, and of which shape.
    ///
    /// @param every so many events
    public record Snapshots(int every, int shape) {}

    /// The same type with snapshots: the state as JSON, written with the change that makes so many
    /// events since the last one, so that reading begins there. The aggregate's package must be
    /// open to `tools.jackson.databind`.
    ///
    /// @param every 2 or more
    /// @param shape a number that changes whenever the record does: a snapshot of another shape, or
    ///   one that cannot be read, is passed over
    /// @throws IllegalArgumentException if `every` is less
    public AggregateType<I, A, E> snapshotEvery(int every, int shape) {
        if (every < EVERY_MIN) {
            throw new IllegalArgumentException(
                    "A snapshot every %d events is not what snapshots are for: at least every %d."
                            .formatted(every, EVERY_MIN));
        }
        return new AggregateType<>(name, start, text, events, new Snapshots(every, shape));
    }

    /// The same type, its aggregates identified by the text that is stored.
    public AggregateType<String, A, E> byText() {
        return new AggregateType<>(name, start, Function.identity(), events, snapshots);
    }

    /// Its name, which is stored.
    public String name() {
        return name;
    }

    /// What an aggregate is before its first event.
    public A start() {
        return start;
    }

    /// What can happen, as it was said.
    public List<EventName<? extends E>> events() {
        return events;
    }

    /// When snapshots are written; empty for never.
    public Optional<Snapshots> snapshots() {
        return Optional.ofNullable(snapshots);
    }

    /// The text of an id.
    ///
    /// @throws IllegalArgumentException if it is none: empty, too long, or with control characters
    public String textOf(I id) {
        var found = text.apply(id);
        if (found.isEmpty()
                || found.length() > ID_MAX
                || found.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "\"%.60s\" is no id of an aggregate %s. It has 1 to %d characters, none of them a control character."
                            .formatted(found, name, ID_MAX));
        }
        return found;
    }

    @Override
    public String toString() {
        return name;
    }
}
