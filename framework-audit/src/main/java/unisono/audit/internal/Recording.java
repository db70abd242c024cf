package unisono.audit.internal;

import com.google.inject.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.audit.AuditPolicy;
import unisono.audit.AuditRecord;
import unisono.data.Transactions;
import unisono.events.Delivery;
import unisono.events.Emission;
import unisono.events.Middleware;
import unisono.events.Timing;
import unisono.events.TransactionContext;

/// Stands around emissions and deliveries, and keeps what the policy admits.
///
/// What is emitted in a unit of work is noted, and written at its end, before the commit and
/// inside: one round trip however much it is, and what cannot be written rolls everything back.
/// When the unit is rolled back, so are its records, and one that says so is written in a unit of
/// its own. What is emitted outside of any unit is written at once, in one of its own, when its
/// listeners have run.
///
/// A unit that runs for a durable delivery leaves no record of its failure: it is tried again, and
/// the table of failed deliveries has every attempt.
public final class Recording implements Middleware {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.audit");

    private final AuditPolicy policy;
    private final Scribe scribe;
    private final Provider<Surroundings> surroundings;

    @SuppressWarnings("ThreadLocalUsage") // a thread may be in units of several applications
    private final ThreadLocal<@Nullable UnitNotes> current = new ThreadLocal<>();

    private final ScopedValue<Boolean> durably = ScopedValue.newInstance();

    public Recording(AuditPolicy policy, Provider<Surroundings> surroundings) {
        this.policy = policy;
        this.scribe = new Scribe(policy);
        this.surroundings = surroundings;
    }

    /// What it needs of the application, once there is one.
    public record Surroundings(
            Transactions transactions,
            TransactionContext context,
            Destination destination,
            InstantSource clock) {}

    @Override
    public List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
        if (!policy.admits(emission)) {
            return next.proceed();
        }
        var around = surroundings.get();
        if (!around.context().active()) {
            return alone(around, emission, next);
        }
        note(around, scribe.done(emission));
        return next.proceed();
    }

    private void note(Surroundings around, AuditRecord record) {
        var notes = notes(around, record);
        if (notes.add(record)) {
            around.context()
                    .defer(Timing.BEFORE_COMMIT, () -> around.destination().write(notes.drain()));
        }
    }

    private UnitNotes notes(Surroundings around, AuditRecord record) {
        var session = around.transactions().session();
        var known = current.get();
        if (known != null && known.isOf(session)) {
            return known;
        }
        var notes = new UnitNotes(session, scribe, record);
        current.set(notes);
        var context = around.context();
        context.unlessCommitted(current::remove);
        context.defer(Timing.AFTER_COMMIT, current::remove);
        if (!durably.isBound()) {
            context.defer(Timing.AFTER_ROLLBACK, () -> writeRolledBack(around, notes));
        }
        return notes;
    }

    private static void writeRolledBack(Surroundings around, UnitNotes notes) {
        write(around, notes.rolledBack(UUID.randomUUID(), now(around)));
    }

    /// As emissions are dated: those of one millisecond stand in the order in which they were kept.
    private static Instant now(Surroundings around) {
        return around.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void write(Surroundings around, AuditRecord record) {
        around.transactions().run(() -> around.destination().write(List.of(record)));
    }

    private List<Object> alone(Surroundings around, Emission emission, Next<List<Object>> next)
            throws Exception {
        var record = scribe.done(emission);
        List<Object> results;
        try {
            results = next.proceed();
        } catch (Throwable failure) {
            writeAlone(around, record, failure);
            throw failure;
        }
        write(around, record);
        return results;
    }

    /// Its own failure must not hide the one that it is about.
    private static void writeAlone(Surroundings around, AuditRecord record, Throwable failure) {
        try {
            write(
                    around,
                    record.failed(
                            UUID.randomUUID(), now(around), null, failure.getClass().getName()));
        } catch (RuntimeException broken) {
            LOGGER.error("That {} failed is not in the audit log.", record.event(), broken);
            failure.addSuppressed(broken);
        }
    }

    @Override
    public @Nullable Object delivery(Delivery delivery, Next<@Nullable Object> next)
            throws Exception {
        return switch (delivery.timing()) {
            case IN_TRANSACTION, BEFORE_COMMIT -> watched(delivery, next);
            case DURABLE -> ScopedValue.where(durably, true).call(() -> next.proceed());
            case AFTER_COMMIT, AFTER_ROLLBACK, ASYNCHRONOUS -> next.proceed();
        };
    }

    private @Nullable Object watched(Delivery delivery, Next<@Nullable Object> next)
            throws Exception {
        try {
            var answer = next.proceed();
            var notes = current.get();
            if (notes != null) {
                notes.succeeded(delivery);
            }
            return answer;
        } catch (Throwable failure) {
            var notes = current.get();
            if (notes != null) {
                notes.failed(delivery, failure);
            }
            throw failure;
        }
    }
}
