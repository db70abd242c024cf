package unisono.events.internal.delivery;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import unisono.events.AsyncDeliveries;

/// What comes of one emission: answers, whether it was stopped, what still runs. One thread.
///
/// A middleware may go on several times: the answers of the last time count, and all deliveries
/// that run by themselves.
public final class Results {
    private final @Nullable Predicate<Object> enough;
    private final @Nullable BiConsumer<String, Throwable> failures;
    private List<Object> answers = List.of();
    private @Nullable List<Object> shown;
    private @Nullable Object satisfying;
    private @Nullable AsyncGroup group;
    private @Nullable Identity identity;
    private boolean stopped;
    private boolean recorded;
    private Set<Object> turns = Set.of();

    /// Begins with none.
    ///
    /// @param enough stops with the first answer that satisfies it; null for none
    public Results(@Nullable Predicate<Object> enough) {
        this(enough, null);
    }

    private Results(
            @Nullable Predicate<Object> enough, @Nullable BiConsumer<String, Throwable> failures) {
        this.enough = enough;
        this.failures = failures;
    }

    /// Lets a failing listener hinder nobody else.
    ///
    /// @param failures is told the delivery and its failure
    public static Results tolerating(BiConsumer<String, Throwable> failures) {
        return new Results(null, failures);
    }

    /// Ends the emission, unless failures are tolerated.
    void fail(String delivery, Throwable failure) {
        if (failures == null) {
            throw Engine.unchanged(failure);
        }
        failures.accept(delivery, failure);
    }

    /// Begins with no answer, and not stopped. What was shown before is another list from now on: a
    /// middleware may return it all the same, when this time fails.
    void restart() {
        answers = List.of();
        shown = null;
        satisfying = null;
        stopped = false;
        turns = Set.of();
    }

    /// Whether the handler has not run yet, by another subscription.
    boolean isFirst(Subscriber subscriber) {
        return subscriber.turn() == null || !turns.contains(subscriber.turn());
    }

    /// The handler runs, so that its later subscriptions have no turn.
    void turn(Subscriber subscriber) {
        if (subscriber.turn() != null) {
            turns = turns.isEmpty() ? new HashSet<>() : turns;
            turns.add(subscriber.turn());
        }
    }

    void take(@Nullable Object answer) {
        if (answer == null) {
            return;
        }
        if (answers.isEmpty()) {
            answers = new ArrayList<>();
        }
        answers.add(answer);
        if (enough != null && enough.test(answer)) {
            satisfying = answer;
            stopped = true;
        }
    }

    /// The answers of the listeners, for the middleware around them.
    List<Object> shown() {
        shown = answers.isEmpty() ? List.of() : Collections.unmodifiableList(answers);
        return shown;
    }

    /// Takes what the outermost middleware returned, which need not be what the listeners said.
    @SuppressWarnings("ReferenceEquality") // the very list means that nobody changed it
    void settle(List<Object> returned) {
        requireNonNull(
                returned,
                "A middleware returned null from emission(...). Return what next returned, or List.of().");
        if (returned == shown) {
            return;
        }
        answers = List.of();
        satisfying = null;
        for (var answer : returned) {
            take(answer);
            if (satisfying != null) {
                return;
            }
        }
    }

    void stop() {
        stopped = true;
    }

    public boolean isStopped() {
        return stopped;
    }

    public List<Object> answers() {
        return answers;
    }

    /// The answer that was enough; null when none was.
    @Nullable
    public Object satisfying() {
        return satisfying;
    }

    /// Whether the log has the emission, which it takes once.
    boolean isRecorded() {
        return recorded;
    }

    void recorded() {
        recorded = true;
    }

    void identify(Identity emission) {
        identity = emission;
    }

    /// The id of the emission.
    public UUID id() {
        return requireNonNull(identity).id();
    }

    AsyncGroup group() {
        if (group == null) {
            group = new AsyncGroup();
        }
        return group;
    }

    AsyncDeliveries asynchronous() {
        return group == null ? AsyncGroup.NONE : group;
    }
}
