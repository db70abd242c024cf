package unisono.events;

import unisono.events.internal.wiring.HandlerName;
import unisono.events.root.Hearing;
import unisono.events.root.Moment;
import unisono.events.root.RootEvent;

/// What the root of an aggregate declares: who hears which of its moments, in this order, after the
/// root itself. See the example at [unisono.events.root.AggregateRoot].
public final class RootScope {
    private final OpenScope scope;

    RootScope(OpenScope scope) {
        this.scope = scope;
    }

    /// Has listeners hear a moment, one after the other.
    @SafeVarargs
    public final <E extends RootEvent> RootScope on(
            Moment<E> moment,
            Class<? extends Hearing<? super E>> listener,
            Class<? extends Hearing<? super E>>... more) {
        hearing(moment, listener);
        for (var another : more) {
            hearing(moment, another);
        }
        return this;
    }

    private <E extends RootEvent, L extends Hearing<? super E>> void hearing(
            Moment<E> moment, Class<L> listener) {
        on(moment, listener, (Handler<L, E>) Hearing::hear);
    }

    /// Calls a method of a listener with each event of a moment. Several may hear one moment.
    public <L, E extends RootEvent> RootScope on(
            Moment<E> moment, Class<L> listener, Handler<? super L, ? super E> handler) {
        int place =
                scope.add(
                        new EventType<>(moment.type()),
                        listener,
                        new Reaction.Handling(Erased.handler(handler)),
                        HandlerName.of(handler));
        scope.amend(place, terms -> terms.when(moment));
        return this;
    }
}
