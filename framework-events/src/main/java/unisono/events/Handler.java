package unisono.events;

import java.io.Serializable;

/// What a listener does with an event: usually a method reference, `PlaceOrder::fromCart`.
///
/// Runs on the emitter's thread, inside its transaction. It may throw anything: the exception
/// reaches the emitter unchanged and rolls everything back.
///
/// Serializable only so that the kernel can read which method a reference names, for the listing
/// and to run each handler once; nothing is ever deserialized.
///
/// @param <L> the listener
/// @param <P> the payload
@FunctionalInterface
public interface Handler<L, P> extends Serializable {
    void handle(L listener, P payload) throws Exception;
}
