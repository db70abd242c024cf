package unisono.events;

/// A binding whose timing has been said.
///
/// @param <L> the listener
/// @param <P> the payload
public final class TimedBinding<L, P> extends ScopedBinding<L, P> {
    TimedBinding(OpenScope scope, Class<L> listener, int place) {
        super(scope, listener, place);
    }
}
