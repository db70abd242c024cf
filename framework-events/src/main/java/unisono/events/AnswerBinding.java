package unisono.events;

/// A binding of a question: who asks waits for the answer, so that it has no timing.
///
/// @param <L> the listener
/// @param <P> what the question says
public final class AnswerBinding<L, P> extends ScopedBinding<L, P> {
    AnswerBinding(OpenScope scope, Class<L> listener, int place) {
        super(scope, listener, place);
    }
}
