package unisono.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event as it was emitted.
///
/// Its identity ([#id()], [#time()], [#cause()], [#correlation()]) is made when somebody first asks
/// for it, at the latest when a transaction records it or a delivery is put off; it never changes
/// afterwards. Thread-safe.
public interface Emission {
    /// The event, the question, or the type of the event object.
    MessageName<?> event();

    /// What the event carries, or [NoPayload#NO_PAYLOAD].
    Object payload();

    /// The class on whose behalf it was emitted; of an event object its own.
    Class<?> emitter();

    /// The name of the emitter's module; of an event object the module of its class, or `none`.
    String module();

    /// Whether any listener hears it.
    boolean heard();

    /// Unique, a UUIDv7: later ones of one process are greater.
    UUID id();

    /// By the application's clock, at least to the millisecond.
    Instant time();

    /// The emission whose delivery led to this one; null for the first of a chain.
    @Nullable UUID cause();

    /// The id of the first emission of the chain.
    UUID correlation();
}
