package unisono.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateType;
import unisono.data.aggregate.Decision;

/// Tests what an aggregate decides, without a database: given what happened, when something is
/// asked of it, then this happens.
///
/// ```java
/// AggregateScenario.given(ACCOUNT, new AccountOpened("Ann"), new PaidIn(100, "GBP"))
///         .whenOne(account -> account.payOut(30))
///         .then(new PaidOut(30))
///         .thenState(account -> assertThat(account.balance()).isEqualTo(70));
/// ```
///
/// A command is a function of the state, and of nothing else: so it is asked twice, and has to
/// decide the same. Immutable.
public final class AggregateScenario<A extends Aggregate<A, E>, E> {
    private final AggregateType<?, A, E> type;
    private final List<E> given;
    private final A state;

    private AggregateScenario(AggregateType<?, A, E> type, List<E> given, A state) {
        this.type = type;
        this.given = List.copyOf(given);
        this.state = state;
    }

    /// One to which this happened, in this order; nothing, if nothing is given.
    ///
    /// @throws AssertionError if the type does not have one of the events
    @SafeVarargs
    public static <A extends Aggregate<A, E>, E> AggregateScenario<A, E> given(
            AggregateType<?, A, E> type, E... events) {
        var given = new ArrayList<E>();
        var state = type.start();
        for (E event : events) {
            refuseUnknown(type, event);
            given.add(event);
            state = state.apply(event);
        }
        return new AggregateScenario<>(type, given, state);
    }

    private static void refuseUnknown(AggregateType<?, ?, ?> type, Object event) {
        if (type.events().stream().noneMatch(it -> it.payloadType() == event.getClass())) {
            throw new AssertionError(
                    "The aggregate type %s has no event for %s. Name it in events(…)."
                            .formatted(type, event.getClass().getSimpleName()));
        }
    }

    /// What is asked of it.
    public Outcome<A, E> when(Decision<A, E, ?> command) {
        var first = ask(command);
        if (!first.equals(ask(command))) {
            throw new AssertionError(
                    "%s decides something else when it is asked again: %s, and then %s. A command is repeated when somebody was faster: hand it the time, and ids, from outside."
                            .formatted(type, first, ask(command)));
        }
        return new Outcome<>(this, first);
    }

    /// What is asked of it, and ends in one event.
    public Outcome<A, E> whenOne(Decision.One<A, E, ?> command) {
        return when(before -> List.of(command.decide(before)));
    }

    private Decided<E> ask(Decision<A, E, ?> command) {
        try {
            return new Decided<>(List.copyOf(command.decide(state)), null);
        } catch (Exception refusal) {
            return new Decided<>(List.of(), refusal);
        }
    }

    private record Decided<E>(List<E> events, @Nullable Exception refusal) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Decided<?> it
                    && events.equals(it.events)
                    && Objects.equals(words(refusal), words(it.refusal));
        }

        @Override
        public int hashCode() {
            return events.hashCode();
        }

        private static @Nullable String words(@Nullable Exception refusal) {
            return refusal == null ? null : refusal.toString();
        }

        @Override
        public String toString() {
            return refusal == null ? events.toString() : "a refusal: " + refusal;
        }
    }

    /// What came of it. What was expected and is not so throws an [AssertionError] that tells the
    /// whole story.
    public static final class Outcome<A extends Aggregate<A, E>, E> {
        private final AggregateScenario<A, E> scenario;
        private final Decided<E> decided;

        private Outcome(AggregateScenario<A, E> scenario, Decided<E> decided) {
            this.scenario = scenario;
            this.decided = decided;
        }

        /// Asserts that exactly this happened, in this order.
        @SafeVarargs
        public final Outcome<A, E> then(E... events) {
            var expected = new ArrayList<E>();
            for (E event : events) {
                expected.add(event);
            }
            if (decided.refusal() != null || !decided.events().equals(expected)) {
                throw failure(lines(expected));
            }
            decided.events().forEach(event -> refuseUnknown(scenario.type, event));
            return this;
        }

        /// Asserts that nothing happened, and that it was no refusal.
        public Outcome<A, E> thenNothing() {
            return then();
        }

        /// Asserts what the state is after what happened.
        public Outcome<A, E> thenState(Consumer<A> assertion) {
            if (decided.refusal() != null) {
                throw failure("    a next state");
            }
            var after = scenario.state;
            for (var event : decided.events()) {
                after = after.apply(event);
            }
            assertion.accept(after);
            return this;
        }

        /// Asserts that it was refused, by an exception of this class.
        ///
        /// @return the exception
        public <X extends Exception> X thenRefuses(Class<X> refusal) {
            if (!refusal.isInstance(decided.refusal())) {
                throw failure("    a refusal: " + refusal.getSimpleName());
            }
            return refusal.cast(decided.refusal());
        }

        /// Asserts that it was refused, in these words.
        public <X extends Exception> X thenRefuses(Class<X> refusal, String message) {
            var found = decided.refusal();
            if (!refusal.isInstance(found) || !message.equals(found.getMessage())) {
                throw failure("    a refusal: %s: %s".formatted(refusal.getSimpleName(), message));
            }
            return refusal.cast(found);
        }

        private AssertionError failure(String expected) {
            var refusal = decided.refusal();
            var failure =
                    new AssertionError(
                            "Given the %s\n%s\nexpected\n%s\nbut found\n%s\n"
                                    .formatted(
                                            scenario.type,
                                            lines(scenario.given),
                                            expected,
                                            refusal == null
                                                    ? lines(decided.events())
                                                    : "    a refusal: %s: %s"
                                                            .formatted(
                                                                    refusal.getClass()
                                                                            .getSimpleName(),
                                                                    refusal.getMessage())));
            if (refusal != null) {
                failure.initCause(refusal);
            }
            return failure;
        }

        private static String lines(List<?> events) {
            return events.isEmpty()
                    ? "    nothing"
                    : events.stream()
                            .map(event -> "    " + event)
                            .collect(Collectors.joining("\n"));
        }
    }
}
