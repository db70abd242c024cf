package unisono.events;

import java.time.Duration;
import java.util.function.Predicate;

/// A binding of an event, whose timing may be said, once; see [Timing].
///
/// @param <L> the listener
/// @param <P> the payload
public final class ListenerBinding<L, P> extends ScopedBinding<L, P> {
    ListenerBinding(OpenScope scope, Class<L> listener, int place) {
        super(scope, listener, place);
    }

    @Override
    public ListenerBinding<L, P> priority(int priority) {
        super.priority(priority);
        return this;
    }

    @Override
    public ListenerBinding<L, P> when(Predicate<? super P> condition) {
        super.when(condition);
        return this;
    }

    @Override
    public ListenerBinding<L, P> recursionEnds(String why) {
        super.recursionEnds(why);
        return this;
    }

    /// Runs the handler at the end of the emitter's transaction, inside it.
    public TimedBinding<L, P> beforeCommit() {
        return at(Timing.BEFORE_COMMIT);
    }

    /// Runs the handler when the emitter's transaction has committed: in process, best effort.
    public TimedBinding<L, P> afterCommit() {
        return at(Timing.AFTER_COMMIT);
    }

    /// Runs the handler when the emitter's transaction has rolled back.
    public TimedBinding<L, P> afterRollback() {
        return at(Timing.AFTER_ROLLBACK);
    }

    /// Runs the handler on a virtual thread of its own, when the emitter's transaction, if any, has
    /// committed. See [AsyncDeliveries].
    ///
    /// @param deadline how long it may take before it is interrupted; 1 ms to 1 day
    public TimedBinding<L, P> asynchronously(Duration deadline) {
        scope.limit(place, deadline);
        return new TimedBinding<>(scope, listener, place);
    }

    /// Stores the delivery with the change that the event reports, and runs the handler when the
    /// emitter's transaction has committed, also after a crash. Needs an application that stores
    /// events, as the data module does.
    public DurableBinding<L, P> durably() {
        scope.amend(place, terms -> terms.durably(durability -> durability));
        return new DurableBinding<>(scope, listener, place);
    }

    private TimedBinding<L, P> at(Timing timing) {
        scope.amend(place, terms -> terms.at(timing));
        return new TimedBinding<>(scope, listener, place);
    }
}
