package unisono.events;

import java.io.Serializable;

/// What a listener does when it wants no payload: a [Handler] without the parameter.
///
/// @param <L> the listener
@FunctionalInterface
public interface Action<L> extends Serializable {
    void run(L listener) throws Exception;
}
