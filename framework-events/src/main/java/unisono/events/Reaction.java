package unisono.events;

/// What a subscription calls. Listener and payload were checked by the compiler against the
/// handler; from here on they travel as objects.
public sealed interface Reaction {
    /// Calls with the payload.
    record Handling(Handler<Object, Object> handler) implements Reaction {}

    /// Calls with the payload and the emission.
    record Witnessing(EmissionHandler<Object, Object> handler) implements Reaction {}

    /// Calls with the emission alone, of whatever event.
    record Watching(Handler<Object, Emission> handler) implements Reaction {}

    /// Calls with the payload, and takes what is returned.
    record Answering(Answerer<Object, Object, Object> answerer) implements Reaction {}
}
