package unisono.data.internal.log;

import org.jspecify.annotations.Nullable;
import unisono.data.internal.personal.Subject;
import unisono.events.Emission;
import unisono.events.EventName;
import unisono.events.Origin;

/// One emission on its way to the log, with what must be known on the emitter's thread and at its
/// time.
public record LogEntry(
        Emission emission, @Nullable String key, @Nullable Subject subject, Origin origin) {
    public static LogEntry of(Emission emission) {
        // The log says when it was emitted, and not when it was written.
        var _ = emission.time();
        var _ = emission.id();
        var origin = Origin.current();
        return new LogEntry(emission, key(emission), subject(emission, origin), origin);
    }

    private static @Nullable String key(Emission emission) {
        return emission.event() instanceof EventName<?> name ? key(name, emission.payload()) : null;
    }

    private static <P> @Nullable String key(EventName<P> name, Object payload) {
        return name.keyOf(name.payloadType().cast(payload));
    }

    private static @Nullable Subject subject(Emission emission, Origin origin) {
        var id =
                emission.event() instanceof EventName<?> name
                        ? subject(name, emission.payload())
                        : null;
        return id == null ? null : Subject.of(origin.tenant(), id);
    }

    private static <P> @Nullable String subject(EventName<P> name, Object payload) {
        return name.subjectOf(name.payloadType().cast(payload));
    }

    int version() {
        return emission.event() instanceof EventName<?> name ? name.version() : 1;
    }
}
