package unisono.data.internal.log;

import org.jspecify.annotations.Nullable;
import unisono.data.internal.personal.Subject;
import unisono.events.Emission;
import unisono.events.EventName;
import unisono.events.Origin;

/// One emission on its way to the log, with what must be known on the emitter's thread and at its
/// time.
///
/// @param stream the number of the stream that it belongs to; 0 for none
/// @param streamVersion the version that it makes of that
public record LogEntry(
        Emission emission,
        @Nullable String key,
        @Nullable Subject subject,
        Origin origin,
        long stream,
        int streamVersion) {
    public static LogEntry of(Emission emission) {
        return of(emission, 0, 0, null);
    }

    /// An event of a stream.
    ///
    /// @param id what it is about, unless it says so itself
    public static LogEntry of(
            Emission emission, long stream, int streamVersion, @Nullable String id) {
        // The log says when it was emitted, and not when it was written.
        var _ = emission.time();
        var _ = emission.id();
        var own = key(emission);
        var origin = Origin.current();
        return new LogEntry(
                emission,
                own == null ? id : own,
                subject(emission, origin),
                origin,
                stream,
                streamVersion);
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

    boolean isOfStream() {
        return stream != 0;
    }

    @Nullable Long streamOrNull() {
        return isOfStream() ? stream : null;
    }

    int version() {
        return emission.event() instanceof EventName<?> name ? name.version() : 1;
    }
}
