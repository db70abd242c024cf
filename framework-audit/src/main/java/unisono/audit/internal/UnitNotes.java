package unisono.audit.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import unisono.audit.AuditRecord;
import unisono.events.Delivery;

/// What is known of one unit of work until it ends: what is still to be written, and which listener
/// failed. One thread.
final class UnitNotes {
    private final Session session;
    private final Scribe scribe;
    private final AuditRecord first;
    private final Map<UUID, AuditRecord> pending = new LinkedHashMap<>();
    private @Nullable Failed failed;

    /// @param first what was emitted first, for a failure of which nothing else is known
    UnitNotes(Session session, Scribe scribe, AuditRecord first) {
        this.session = session;
        this.scribe = scribe;
        this.first = first;
    }

    /// Whether it is the unit of this session. Each has one of its own, and that goes with it.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Session other) {
        return session == other;
    }

    /// Takes a record; of one emission the last one, should somebody go on with it again.
    ///
    /// @return whether nothing else waits to be written
    boolean add(AuditRecord record) {
        boolean alone = pending.isEmpty();
        pending.put(record.id(), record);
        return alone;
    }

    List<AuditRecord> drain() {
        var records = new ArrayList<>(pending.values());
        pending.clear();
        return records;
    }

    /// The first failure counts, on its way through the deliveries around it; one that has nothing
    /// to do with it counts in its place, because somebody has made good the other.
    void failed(Delivery delivery, Throwable failure) {
        if (failed == null || !failed.led(failure)) {
            failed =
                    new Failed(
                            scribe.bare(delivery.emission()),
                            delivery.emission().id(),
                            delivery.handler(),
                            delivery.module(),
                            failure);
        }
    }

    /// A middleware tried again what had failed.
    void succeeded(Delivery delivery) {
        if (failed != null && failed.isOf(delivery)) {
            failed = null;
        }
    }

    /// That all of it was rolled back.
    AuditRecord rolledBack(UUID id, Instant time) {
        return failed == null
                ? first.failed(id, time, null, null)
                : failed.emission()
                        .failed(
                                id,
                                time,
                                "%s of module %s".formatted(failed.handler(), failed.module()),
                                failed.failure().getClass().getName());
    }

    private record Failed(
            AuditRecord emission, UUID id, String handler, String module, Throwable failure) {
        boolean isOf(Delivery delivery) {
            return handler.equals(delivery.handler()) && id.equals(delivery.emission().id());
        }

        /// Whether another failure is this one, or was caused by it.
        boolean led(Throwable other) {
            for (var at = other; at != null; at = at.getCause()) {
                if (at.equals(failure)) {
                    return true;
                }
            }
            return false;
        }
    }
}
