package unisono.data.projection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.events.EventName;

/// One event of a page.
///
/// @param <P> the payload
public interface ProjectedEvent<P> {
    /// Which event.
    EventName<P> name();

    /// What it carries; [unisono.events.NoPayload#NO_PAYLOAD] if nothing.
    P payload();

    /// Unique.
    UUID id();

    /// The place in the log: later rows have greater ones, with gaps.
    ///
    /// @throws IllegalStateException in the transaction of an emitter, where none is drawn yet: an
    ///   inline projection has no use for it
    long position();

    /// When it was emitted, to the microsecond.
    Instant time();

    /// What it is about, [EventName#key].
    @Nullable String key();

    /// For whom it was emitted, [unisono.events.Origin#tenant()].
    @Nullable String tenant();

    /// Who asked for it, [unisono.events.Origin#actor()].
    @Nullable String actor();
}
