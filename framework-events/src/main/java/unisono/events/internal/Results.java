package unisono.events.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import unisono.events.AsyncDeliveries;

/// What comes of one emission: answers, whether it was stopped, what still runs. One thread.
final class Results {
    private final @Nullable Predicate<Object> enough;
    private final List<Object> answers = new ArrayList<>(0);
    private @Nullable AsyncGroup group;
    private boolean stopped;
    private boolean recorded;

    /// @param enough stops with the first answer that satisfies it; null for none
    Results(@Nullable Predicate<Object> enough) {
        this.enough = enough;
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
