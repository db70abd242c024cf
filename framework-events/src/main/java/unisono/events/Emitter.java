package unisono.events;

/// The short form of [Events#emit(Class, EventName, Object)]: made once per class by
/// [Events#emitter(Class)], as loggers are. Thread-safe.
public final class Emitter {
    private final Events events;
    private final Class<?> emitter;

    Emitter(Events events, Class<?> emitter) {
        this.events = events;
        this.emitter = emitter;
    }

    /// Emits an event with its payload, as [Events#emit(Class, EventName, Object)] does.
    public <P> void emit(EventName<P> event, P payload) {
        events.emit(emitter, event, payload);
    }

    /// Emits an event without payload.
    public void emit(EventName<NoPayload> event) {
        events.emit(emitter, event);
    }
}
