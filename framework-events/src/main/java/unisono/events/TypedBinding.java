package unisono.events;

import java.time.Duration;
import java.util.function.Predicate;

/// A [TypedScope] just after a binding was made, to be amended.
///
/// @param <L> the listener
/// @param <E> the event objects
public final class TypedBinding<L, E> extends TypedScope<L> {
    private final OpenScope scope;
    private final int place;

    TypedBinding(OpenScope scope, Class<L> listener, int place) {
        super(scope, listener);
        this.scope = scope;
        this.place = place;
    }

    /// Moves the handler before those of lower priority, over the whole hierarchy of types.
    public TypedBinding<L, E> priority(int priority) {
        scope.amend(place, terms -> terms.withPriority(priority));
        return this;
    }

    /// Delivers only what satisfies the condition.
    @SuppressWarnings("unchecked") // the event objects of this binding are of type E
    public TypedBinding<L, E> when(Predicate<? super E> condition) {
        scope.amend(place, terms -> terms.when((Predicate<Object>) condition));
        return this;
    }

    /// Lets the event object reach nobody else after this listener.
    public TypedBinding<L, E> stopPropagation() {
        scope.amend(place, Terms::stopped);
        return this;
    }

    /// Runs the handler on a virtual thread of its own; see [AsyncDeliveries].
    ///
    /// @param deadline how long it may take before it is interrupted; 1 ms to 1 day
    public TypedBinding<L, E> asynchronously(Duration deadline) {
        scope.limit(place, deadline);
        return this;
    }
}
