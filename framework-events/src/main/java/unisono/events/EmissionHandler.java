package unisono.events;

import java.io.Serializable;

/// A [Handler] that asks for the emission besides the payload: its id, time, cause and emitter.
///
/// @param <L> the listener
/// @param <P> the payload
@FunctionalInterface
public interface EmissionHandler<L, P> extends Serializable {
    void handle(L listener, P payload, Emission emission) throws Exception;
}
