package unisono.events.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import unisono.events.AsyncDeliveries;

/// What comes of one emission: answers, whether it was stopped, what still runs. One thread.
final class Results {
    private final @Nullable Predicate<Object> enough;
    private final @Nullable BiConsumer<String, Throwable> failures;
    private final List<Object> answers = new ArrayList<>(0);
    private @Nullable AsyncGroup group;
    private boolean stopped;
    private boolean recorded;

    /// @param enough stops with the first answer that satisfies it; null for none
    Results(@Nullable Predicate<Object> enough) {
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
    static Results tolerating(BiConsumer<String, Throwable> failures) {
        return new Results(null, failures);
    }

    /// Ends the emission, unless failures are tolerated.
    void fail(String delivery, Throwable failure) {
        if (failures == null) {
            throw Engine.unchanged(failure);
        }
        failures.accept(delivery, failure);
    }

    void take(@Nullable Object answer) {
        if (answer != null) {
            answers.add(answer);
            stopped |= enough != null && enough.test(answer);
        }
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    List<Object> answers() {
        return answers;
    }

    /// A middleware may go on several times; the log takes an emission once.
    boolean recordsNow() {
        boolean first = !recorded;
        recorded = true;
        return first;
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
