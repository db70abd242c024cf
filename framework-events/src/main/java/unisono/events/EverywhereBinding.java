package unisono.events;

import java.time.Duration;
import java.util.function.Predicate;

/// An [EverywhereScope] just after a binding was made, to be amended; each word is that of
/// [ListenerBinding].
///
/// @param <L> the listener
public final class EverywhereBinding<L> extends EverywhereScope<L> {
    private final ListenerBinding<L, Emission> binding;

    EverywhereBinding(OpenScope scope, Class<L> listener, int place) {
        super(scope, listener);
        this.binding = new ListenerBinding<>(scope, listener, place);
    }

    /// Moves the handler before others of the whole application.
    public EverywhereBinding<L> priority(int priority) {
        binding.priority(priority);
        return this;
    }

    /// Delivers only what satisfies the condition.
    public EverywhereBinding<L> when(Predicate<? super Emission> condition) {
        binding.when(condition);
        return this;
    }

    /// Says why a circle of emissions that leads through this listener ends.
    public EverywhereBinding<L> recursionEnds(String why) {
        binding.recursionEnds(why);
        return this;
    }

    /// Runs the handler at the end of the emitter's transaction, inside it.
    public EverywhereScope<L> beforeCommit() {
        binding.beforeCommit();
        return this;
    }

    /// Runs the handler when the emitter's transaction has committed; at once where there is none.
    public EverywhereScope<L> afterCommit() {
        binding.afterCommit();
        return this;
    }

    /// Runs the handler when the emitter's transaction has rolled back.
    public EverywhereScope<L> afterRollback() {
        binding.afterRollback();
        return this;
    }

    /// Runs the handler on a virtual thread of its own.
    public EverywhereScope<L> asynchronously(Duration deadline) {
        binding.asynchronously(deadline);
        return this;
    }
}
