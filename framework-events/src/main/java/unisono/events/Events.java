package unisono.events;

/// Emits events. Inject it where something happens that others want to hear of.
///
/// The emitter is named, and must belong to the module that implements the event's API; so no
/// module can emit another's events. All listeners have run when `emit` returns: first those of the
/// emitting module, then the others; by priority, then in module order, then as registered. A
/// nested emission is delivered completely before the outer one goes on.
///
/// Thread-safe. An event that has listeners needs a transaction where the application has a
/// transaction manager, and is recorded in its log; one that nobody hears may be emitted without.
/// Costs two map look-ups and the listeners.
public interface Events {
    /// Emits an event with its payload.
    ///
    /// @throws EventException if the emitter may not emit this event, if there is no transaction,
    ///   or if emissions are nested more deeply than [Application.Builder#depthMax(int)] allows
    /// @throws RuntimeException (or any other Throwable, unchanged) what the first failing listener
    ///   threw; later listeners do not run and the transaction will roll back, even when the
    ///   exception is caught
    <P> void emit(Class<?> emitter, EventName<P> event, P payload);

    /// Emits an event without payload, as [#emit(Class, EventName, Object)] does.
    default void emit(Class<?> emitter, EventName<NoPayload> event) {
        emit(emitter, event, NoPayload.NO_PAYLOAD);
    }

    /// Names the emitter once, as a logger is named once per class.
    default Emitter emitter(Class<?> emitter) {
        return new Emitter(this, emitter);
    }
}
