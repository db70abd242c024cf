package unisono.events.root;

import java.util.function.Predicate;
import unisono.events.EventListeners;
import unisono.events.Registration;

/// What may be heard of an aggregate: a [Happening], a part that was read or written, or
/// everything.
///
/// @param <E> its events
public sealed interface Moment<E extends RootEvent> extends Predicate<Object>
        permits Everything, Happening, PartMoment {
    /// Whose it is.
    AggregateName aggregate();

    /// The class of its events.
    Class<?> type();

    /// Whether an event object is one of it.
    @Override
    boolean test(Object event);

    /// Has a listener hear it from now on: by hand, where no manager declares it. It comes after
    /// those that managers declare.
    ///
    /// @param listeners the bus or the dispatcher
    @SuppressWarnings("unchecked") // what passes the test is an event of this moment
    default Registration listen(
            EventListeners listeners, EventListeners.Listener<? super E> listener) {
        return listeners.listen(
                (Class<Object>) type(),
                event -> {
                    if (test(event)) {
                        listener.hear((E) event);
                    }
                });
    }
}
