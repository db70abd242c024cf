package unisono.audit.internal;

import org.jspecify.annotations.Nullable;
import unisono.audit.AuditOutcome;
import unisono.audit.AuditPolicy;
import unisono.audit.AuditRecord;
import unisono.data.ImpersonalJson;
import unisono.events.Emission;
import unisono.events.EventName;
import unisono.events.NoPayload;
import unisono.events.Origin;
import unisono.events.root.Change;
import unisono.events.root.RootEvent;

/// Makes the records of emissions. Thread-safe.
final class Scribe {
    private final ImpersonalJson json;

    Scribe(AuditPolicy policy) {
        json = new ImpersonalJson(policy::leavesOut);
    }

    /// That it was done.
    AuditRecord done(Emission emission) {
        return switch (emission.payload()) {
            case NoPayload _ -> record(emission, text(emission), null, null);
            case RootEvent event when event.params() instanceof Change<?> change ->
                    record(emission, text(event), change.before(), change.after());
            case RootEvent event -> record(emission, text(event), null, event.params());
            case Object payload -> record(emission, text(emission), null, payload);
        };
    }

    /// Who emitted what, without what it carries.
    AuditRecord bare(Emission emission) {
        var event = emission.payload() instanceof RootEvent one ? text(one) : text(emission);
        return record(emission, event, null, null);
    }

    private static String text(Emission emission) {
        return emission.event().text();
    }

    private static String text(RootEvent event) {
        return event.root() + "." + event.name();
    }

    private AuditRecord record(
            Emission emission, String event, @Nullable Object before, @Nullable Object after) {
        var origin = Origin.current();
        return new AuditRecord(
                emission.id(),
                emission.time(),
                AuditOutcome.DONE,
                event,
                emission.payload().getClass().getSimpleName(),
                emission.module(),
                emission.emitter().getSimpleName(),
                key(emission),
                origin.actor(),
                origin.tenant(),
                origin.traceparent(),
                emission.cause(),
                emission.correlation(),
                written(before),
                written(after),
                null,
                null);
    }

    private @Nullable String written(@Nullable Object value) {
        return value == null ? null : json.write(value);
    }

    @SuppressWarnings("unchecked") // the payload of an emission is its event's
    private static @Nullable String key(Emission emission) {
        return emission.event() instanceof EventName<?> name
                ? ((EventName<Object>) name).keyOf(emission.payload())
                : null;
    }
}
