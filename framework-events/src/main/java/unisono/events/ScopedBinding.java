package unisono.events;

import java.util.function.Predicate;

/// A [ListenerScope] just after a binding was made, to be amended: what every binding can say.
///
/// @param <L> the listener
/// @param <P> what a condition is asked with
public sealed class ScopedBinding<L, P> extends ListenerScope<L>
        permits ListenerBinding, AnswerBinding, TimedBinding, DurableBinding {
    final OpenScope scope;
    final Class<L> listener;
    final int place;

    ScopedBinding(OpenScope scope, Class<L> listener, int place) {
        super(scope, listener);
        this.scope = scope;
        this.listener = listener;
        this.place = place;
    }

    /// Moves the handler before those of lower priority. The default is 0; equals run in module
    /// order, then as registered.
    public ScopedBinding<L, P> priority(int priority) {
        scope.amend(place, terms -> terms.withPriority(priority));
        return this;
    }

    /// Delivers only what satisfies the condition, which is asked on the emitter's thread when the
    /// event is emitted, whatever the timing; of a durable listener, when it is delivered. A second
    /// condition narrows the first; one that throws is a listener that fails.
    public ScopedBinding<L, P> when(Predicate<? super P> condition) {
        scope.amend(place, terms -> terms.when(erased(condition)));
        return this;
    }

    /// Says that a circle of emissions that leads through this listener ends by itself, or is none:
    /// start-up does not warn of it, and `events explain` tells why.
    ///
    /// @param why a sentence for whoever reads the manager: `takes one portion less each time`
    public ScopedBinding<L, P> recursionEnds(String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException(
                    "recursionEnds(\"%s\") does not say why. Say what ends the circle, or why there is none."
                            .formatted(why));
        }
        scope.amend(place, terms -> terms.endingRecursion(why));
        return this;
    }

    @SuppressWarnings("unchecked")
    private static Predicate<Object> erased(Predicate<?> condition) {
        return (Predicate<Object>) condition;
    }
}
