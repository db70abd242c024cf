package unisono.events;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// How a listener answers a question, or reacts to an event object with a result.
///
/// Runs on the asker's thread, inside its transaction if it has one. It may throw anything: the
/// exception reaches the asker unchanged.
///
/// @param <L> the listener
/// @param <P> what the question says
/// @param <A> the answer; null for none
@FunctionalInterface
public interface Answerer<L, P, A> extends Serializable {
    @Nullable A answer(L listener, P payload) throws Exception;
}
