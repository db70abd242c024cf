package unisono.events.internal.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.events.MessageName;
import unisono.events.PlannedEmission;
import unisono.events.StoredEmission;

/// Who an emission is among all: made when somebody first asks, because most emissions are never
/// asked. Reading a clock is most of what it costs, so that it is read once: id and time are of the
/// same millisecond, whichever is asked first. Thread-safe.
final class Identity {
    private final MessageName<?> message;
    private final @Nullable Identity cause;
    private final int depth;
    private final Source source;
    private @Nullable UUID storedCause;
    private @Nullable UUID storedCorrelation;
    private volatile @Nullable UUID id;
    private volatile @Nullable Instant time;

    /// @param depth 1 for an emission that no other caused
    Identity(MessageName<?> message, @Nullable Identity cause, int depth, Source source) {
        this.message = message;
        this.cause = cause;
        this.depth = depth;
        this.source = source;
    }

    /// That of an emission that was stored, whose causes are not of this process.
    static Identity restored(StoredEmission stored, Source source) {
        var identity = new Identity(stored.event(), null, 1, source);
        identity.storedCause = stored.cause();
        identity.storedCorrelation = stored.correlation();
        identity.time = stored.time();
        identity.id = stored.id();
        return identity;
    }

    /// That of what led to a planned emission, of which no more is known; null if nothing did.
    static @Nullable Identity ofCause(PlannedEmission due, Source source) {
        var cause = due.cause();
        if (cause == null) {
            return null;
        }
        var identity = new Identity(due.event(), null, 1, source);
        identity.storedCorrelation = due.correlation();
        identity.id = cause;
        return identity;
    }

    /// What was emitted, from the first of the chain to this one.
    List<MessageName<?>> chain() {
        var links = new ArrayDeque<MessageName<?>>();
        for (var link = this; link != null; link = link.cause) {
            links.addFirst(link.message);
        }
        return List.copyOf(links);
    }

    MessageName<?> message() {
        return message;
    }

    int depth() {
        return depth;
    }

    UUID id() {
        var known = id;
        return known == null ? makeId() : known;
    }

    Instant time() {
        var known = time;
        return known == null ? makeTime() : known;
    }

    /// Makes all that is not made yet: the id and time of an emission that is kept are those of
    /// now.
    void fix() {
        var _ = time();
        var _ = id();
    }

    @Nullable UUID cause() {
        return cause == null ? storedCause : cause.id();
    }

    UUID correlation() {
        if (cause != null) {
            return cause.correlation();
        }
        return storedCorrelation == null ? id() : storedCorrelation;
    }

    /// A cause has a smaller id than what it led to.
    private synchronized UUID makeId() {
        var made = id;
        if (made == null) {
            if (cause != null) {
                var _ = cause.id();
            }
            var instant = time;
            made =
                    instant == null
                            ? source.ids().next()
                            : source.ids().next(instant.toEpochMilli());
            id = made;
        }
        return made;
    }

    private synchronized Instant makeTime() {
        var made = time;
        if (made == null) {
            var dated = id;
            made = dated == null ? source.clock().instant() : EmissionIds.time(dated);
            time = made;
        }
        return made;
    }

    /// Where ids and times come from.
    record Source(EmissionIds ids, InstantSource clock) {}
}
