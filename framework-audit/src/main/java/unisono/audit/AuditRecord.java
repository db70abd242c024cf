package unisono.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One emission as the audit log keeps it; or, when it is [AuditOutcome#FAILED], one unit of work
/// that was rolled back, of which nothing else is kept.
///
/// @param id of the emission; of a unit that was rolled back one of its own
/// @param time when it was emitted; when it was rolled back
/// @param event the text of the event; `cart.lines` of what happened to an aggregate; the class of
///   another event object
/// @param type the simple name of the payload's class
/// @param module of the emitter
/// @param key what the event is about, [unisono.events.EventName#key]
/// @param actor who asked for it, [unisono.events.Origin]
/// @param tenant for whom
/// @param traceparent the place in a distributed trace
/// @param cause the emission that led to it
/// @param correlation the first emission of the chain
/// @param before what was there before, as JSON, where the event tells
/// @param after what is there now, or what the event carries, as JSON
/// @param listener that failed; null where the work failed by itself
/// @param failure the class of the exception, where a listener threw it
public record AuditRecord(
        UUID id,
        Instant time,
        AuditOutcome outcome,
        String event,
        String type,
        String module,
        String emitter,
        @Nullable String key,
        @Nullable String actor,
        @Nullable String tenant,
        @Nullable String traceparent,
        @Nullable UUID cause,
        UUID correlation,
        @Nullable String before,
        @Nullable String after,
        @Nullable String listener,
        @Nullable String failure) {
    /// That it failed, with nothing of what it carried.
    ///
    /// @param ofItself the id of the new record
    public AuditRecord failed(
            UUID ofItself,
            Instant when,
            @Nullable String whichListener,
            @Nullable String whichFailure) {
        return new AuditRecord(
                ofItself,
                when,
                AuditOutcome.FAILED,
                event,
                type,
                module,
                emitter,
                key,
                actor,
                tenant,
                traceparent,
                cause,
                correlation,
                null,
                null,
                whichListener,
                whichFailure);
    }
}
