package unisono.events.root;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import unisono.events.Dispatched;
import unisono.events.EventDispatcher;
import unisono.events.Origin;

/// Tells the roots of aggregates, and all who hear them, what happened. Whoever reads or writes a
/// part has it injected. All listeners have run when a method returns; the first that fails stops
/// the rest, and its exception passes unchanged. Needs no transaction. Thread-safe.
public final class Roots {
    private final EventDispatcher dispatcher;
    private final InstantSource clock;

    /// For the kernel, and for who sets up a root by hand.
    public Roots(EventDispatcher dispatcher, InstantSource clock) {
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /// Tells that something happened.
    public <P extends Record> Dispatched<Happened<P>> happen(Happening<P> happening, P params) {
        return dispatch(Happened.of(happening, params));
    }

    /// Tells that a part was read; see [PartName#wasRead].
    public <V extends Record> Dispatched<ReadCompleted<V>> read(
            PartName<V> part, @Nullable V before, @Nullable V after) {
        return dispatch(part.wasRead(before, after));
    }

    /// Tells that a part was written; see [PartName#wasWritten].
    public <V extends Record> Dispatched<WriteCompleted<V>> wrote(
            PartName<V> part, @Nullable V before, @Nullable V after) {
        return dispatch(part.wasWritten(before, after));
    }

    /// Dispatches an event, in the context of now.
    ///
    /// @return with the event that has the context
    @SuppressWarnings("unchecked") // an event in another context is of the same class
    public <E extends RootEvent> Dispatched<E> dispatch(E event) {
        var context = new AggregateContext(Origin.current(), clock.instant());
        return dispatcher.dispatch((E) event.in(context));
    }
}
