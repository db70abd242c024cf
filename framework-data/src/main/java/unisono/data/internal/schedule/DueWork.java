package unisono.data.internal.schedule;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.DataException;
import unisono.data.Transactions;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.SqlFailures;
import unisono.events.DueEmissions;
import unisono.events.EventName;
import unisono.events.Origin;
import unisono.events.PlannedEmission;

/// Emits what is due: takes a row and emits, in one transaction. Thread-safe.
final class DueWork {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final int ATTEMPTS_MAX = 10;
    private static final int SERIALIZATION_ATTEMPTS = 3;

    private final OpenDatabase database;
    private final Transactions transactions;
    private final PayloadReader payloads;
    private final DueEmissions emissions;
    private final Known known;
    private final Duration backoffMax;
    private volatile boolean over;

    DueWork(
            OpenDatabase database,
            Transactions transactions,
            PayloadReader payloads,
            DueEmissions emissions,
            Known known,
            Duration backoffMax) {
        this.database = database;
        this.transactions = transactions.attempts(SERIALIZATION_ATTEMPTS);
        this.payloads = payloads;
        this.emissions = emissions;
        this.known = known;
        this.backoffMax = backoffMax;
    }

    /// What fails from now on is nobody's fault.
    void end() {
        over = true;
    }

    /// What became of one that was due.
    enum End {
        NOTHING_DUE,
        EMITTED,
        PUT_OFF
    }

    /// Emits one that is due.
    ///
    /// @throws SQLException if the database does not answer
    End next() throws SQLException {
        var taken = new Taken();
        try {
            return transactions.call(() -> emitNext(taken)) ? End.EMITTED : End.NOTHING_DUE;
        } catch (RuntimeException | Error failure) {
            var timer = taken.timer;
            if (timer == null || over) {
                throw failure;
            }
            putOff(timer, failure);
            return End.PUT_OFF;
        }
    }

    private static final class Taken {
        private @Nullable DueTimer timer;
    }

    private boolean emitNext(Taken taken) {
        taken.timer = null;
        var timer =
                transactions
                        .session()
                        .<@Nullable DueTimer>doReturningWork(
                                connection -> DueTable.take(connection, known));
        taken.timer = timer;
        if (timer != null) {
            Origin.run(timer.origin(), () -> emit(timer));
        }
        return timer != null;
    }

    private void emit(DueTimer timer) {
        var event = known.event(timer.event());
        emissions.emit(
                new PlannedEmission(
                        event,
                        payload(timer, event),
                        timer.module(),
                        timer.emitter(),
                        timer.cause(),
                        timer.correlation()));
    }

    private Object payload(DueTimer timer, EventName<?> event) {
        var json = timer.json();
        return json == null
                ? made(timer.schedule(), timer.plannedFor())
                : payloads.read(event, timer.version(), json);
    }

    private Object made(@Nullable String schedule, Instant time) {
        var recurrence = schedule == null ? null : known.recurrence(schedule);
        if (recurrence == null) {
            throw new DataException(
                    "No manager declares the recurring emission \"%s\" any more, which knew its payload. Bring it back under this name, or cancel what is left of it."
                            .formatted(schedule));
        }
        return recurrence.payload().apply(time);
    }

    private void putOff(DueTimer timer, Throwable failure) throws SQLException {
        boolean counted = !SqlFailures.isOutage(failure);
        boolean last =
                database.read(connection ->
                        DueTable.putOff(
                                connection,
                                timer,
                                trace(failure),
                                counted,
                                ATTEMPTS_MAX,
                                backoffMax));
        if (last) {
            LOGGER.error(
                    "{}, planned by {} for {}, failed {} times and is not tried again. When its reason is mended: schedules.reschedule({}, …).",
                    timer.event(),
                    timer.emitter(),
                    timer.plannedFor(),
                    ATTEMPTS_MAX,
                    timer.id(),
                    failure);
        } else {
            LOGGER.warn(
                    "{}, planned by {} for {}, failed and is tried again.",
                    timer.event(),
                    timer.emitter(),
                    timer.plannedFor(),
                    failure);
        }
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().replace("\0", "");
    }
}
