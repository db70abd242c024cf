package unisono.data.internal;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionLazyDelegator;
import org.hibernate.resource.transaction.spi.TransactionStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.CommitOutcomeUnknown;
import unisono.data.DataException;
import unisono.data.Isolation;
import unisono.data.internal.log.LastWrite;
import unisono.data.internal.log.LogBatch;
import unisono.data.internal.log.LogEntry;
import unisono.data.internal.log.LogWriter;
import unisono.data.internal.personal.Subject;
import unisono.data.internal.personal.SubjectKey;
import unisono.data.internal.personal.SubjectTable;
import unisono.data.internal.stream.UnitStreams;
import unisono.events.Emission;
import unisono.events.Timing;

/// One transaction under way: its session, what was emitted in it, what was put off to its end, and
/// whether it may still commit. One thread.
final class Unit {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    /// Who emits at each flush would keep us busy for ever.
    private static final int FLUSHES_MAX = 64;

    private final Session session;
    private final TransactionOptions options;
    private final Deferred deferred;
    private final Thread owner = Thread.currentThread();
    private final List<LogEntry> emissions = new ArrayList<>();
    private final List<LastWrite> last = new ArrayList<>(0);

    /// What is handed out asks before each call whether it may still be used: who keeps it is told
    /// so, in our words.
    private final Session guarded = new SessionLazyDelegator(this::usable);

    private final LogWriter log;
    private @Nullable Doom doom;
    private @Nullable LogBatch settled;
    private @Nullable UnitStreams streams;
    private Ending ending = Ending.ROLLED_BACK;
    private boolean over;
    private int rehearsed;

    private Unit(Session session, TransactionOptions options, Deferred deferred, LogWriter log) {
        this.session = session;
        this.options = options;
        this.deferred = deferred;
        this.log = log;
    }

    static Unit begin(OpenDatabase database, TransactionOptions options, Deferred deferred) {
        var session = database.openSession();
        try {
            database.prepare(session, options);
            session.beginTransaction();
            return new Unit(session, options, deferred, database.log());
        } catch (RuntimeException failure) {
            closeAfter(failure, session);
            throw SqlFailures.ofBegin(failure);
        }
    }

    private static void closeAfter(RuntimeException failure, Session session) {
        try {
            session.close();
        } catch (RuntimeException broken) {
            failure.addSuppressed(broken);
        }
    }

    /// Scoped values reach the threads of a structured task scope, and a session is for one thread.
    boolean isOfThisThread() {
        return owner.equals(Thread.currentThread());
    }

    Session session() {
        refuseIfBroken();
        return guarded;
    }

    boolean isOver() {
        return over;
    }

    List<LogEntry> emissions() {
        return emissions;
    }

    void defer(Timing timing, Runnable delivery) {
        if (timing == Timing.BEFORE_COMMIT) {
            refuseWhenSettled("A delivery " + timing);
        }
        deferred.add(timing, delivery);
    }

    void deferUnlessCommitted(Runnable action) {
        deferred.addUnlessCommitted(action);
    }

    /// Has something written with the commit, in the same request.
    void writeLast(LastWrite write) {
        last.add(write);
    }

    private Session usable() {
        if (over) {
            throw new DataException(
                    "The session of a transaction was used after its end, when nothing that is written would be stored. Ask for another inside transactions.run(...), and read again what is to be changed.");
        }
        if (!isOfThisThread()) {
            throw new DataException(
                    "The session of a transaction of %s was used on %s, and it is for one thread. Let the other thread ask for its own inside transactions.run(...)."
                            .formatted(owner, Thread.currentThread()));
        }
        refuseIfBroken();
        return session;
    }

    void record(Emission emission) {
        if (options.readOnly()) {
            throw new DataException(
                    "%s was emitted in a read-only transaction, which writes no log. Emit it where the change is made."
                            .formatted(emission.event()));
        }
        refuseWhenSettled(emission.event().text());
        var open = streams;
        if (open == null || !open.place(emission, emissions)) {
            UnitStreams.refuseStray(emission);
            emissions.add(LogEntry.of(emission));
        }
    }

    /// The streams that this transaction has to do with.
    UnitStreams streams() {
        refuseIfBroken();
        var open = streams;
        if (open == null) {
            open = new UnitStreams();
            streams = open;
        }
        return open;
    }

    /// Hibernate flushes once more when it commits. What an entity sets off there comes too late:
    /// its listeners would write what nobody flushes. It dooms the transaction, so that it is not
    /// lost when somebody catches the exception.
    private void refuseWhenSettled(String what) {
        if (settled != null) {
            var refusal =
                    new DataException(
                            "%s came while the transaction was being committed, from Hibernate's last flush, and everything was rolled back. Emit it where the change is made, or in a listener before the commit, and not each time that something is flushed."
                                    .formatted(what));
            doom(what, refusal);
            throw refusal;
        }
    }

    /// The first failure counts: later ones usually follow from it.
    void doom(String what, Throwable failure) {
        if (doom == null) {
            doom = new Doom(what, failure);
        }
    }

    private void refuseIfDoomed() {
        var reason = doom;
        if (reason != null) {
            throw new DataException(
                    "Everything was rolled back, because %s failed (%s) and the exception was caught. Let it pass, or ask first whether the change is allowed."
                            .formatted(reason.what(), reason.failure()),
                    reason.failure());
        }
    }

    /// Hibernate marks a transaction in which a statement failed; a commit would then roll back
    /// without a word, and before that some of its methods answer as if nothing were there.
    private void refuseIfBroken() {
        if (session.getTransaction().getStatus() == TransactionStatus.MARKED_ROLLBACK) {
            throw new DataException(
                    "A statement of this transaction failed before, so nothing more can be done in it, and everything is rolled back. Let the exception of that statement pass.");
        }
    }

    void refuseToRaise(Isolation wanted) {
        if (wanted.compareTo(options.isolation()) > 0) {
            throw new DataException(
                    "A transaction of isolation %s cannot join one of %s. Ask for it at the outermost run."
                            .formatted(wanted, options.isolation()));
        }
    }

    /// Brings everything to the database that belongs to the transaction, but for the log, which
    /// goes with the commit. An entity may emit while it is flushed, hence the loop.
    void settle(Closing closing) {
        quiesce();
        if (closing.concerns(emissions)) {
            session.doWork(
                    connection -> closing.before(connection, emissions, options.isolation()));
        }
        settled = batch(emissions);
    }

    private LogBatch batch(List<LogEntry> entries) {
        var subjects =
                entries.stream().flatMap(entry -> Stream.ofNullable(entry.subject())).toList();
        return LogBatch.of(entries, subjects.isEmpty() ? Map.of() : keys(subjects));
    }

    private Map<Subject, SubjectKey> keys(List<Subject> subjects) {
        return session.doReturningWork(connection -> SubjectTable.take(connection, subjects));
    }

    private void quiesce() {
        int flushes = 0;
        do {
            refuseToGoOn();
            refuseEndlessness(flushes++);
            runBeforeCommit();
            session.flush();
        } while (!deferred.isSettled());
        refuseToGoOn();
    }

    /// Does the same, and lets it go on.
    ///
    /// @return the names of what was emitted since the last time
    List<String> rehearsed() {
        quiesce();
        var fresh = List.copyOf(emissions.subList(rehearsed, emissions.size()));
        rehearsed = emissions.size();
        var _ = batch(fresh);
        return fresh.stream().map(entry -> entry.emission().event().text()).toList();
    }

    private static void refuseEndlessness(int flushes) {
        if (flushes == FLUSHES_MAX) {
            throw new DataException(
                    "The transaction was flushed %d times before its commit, and each time something was emitted that has listeners before the commit. Let what emits while it is flushed do so once."
                            .formatted(flushes));
        }
    }

    private void runBeforeCommit() {
        while (deferred.runNext()) {
            refuseToGoOn();
        }
    }

    private void refuseToGoOn() {
        refuseIfDoomed();
        refuseIfBroken();
    }

    void commit() {
        session.doWork(connection -> CommitTogether.instead(connection, this::commit));
        try {
            session.getTransaction().commit();
            ending = Ending.COMMITTED;
        } catch (RuntimeException failure) {
            throw meaning(failure);
        }
    }

    /// Called by Hibernate when all that it has to do is done.
    private void commit(Connection connection) throws SQLException {
        refuseIfDoomed();
        ending = Ending.UNKNOWN;
        try {
            log.commit(connection, lastWrites(), requireNonNull(settled));
        } finally {
            over = true;
        }
    }

    /// Who wants the same rows takes them in the same order: what is done, heads, the log.
    private List<LastWrite> lastWrites() {
        var open = streams;
        if (open != null) {
            last.addAll(open.writes());
        }
        return last;
    }

    private RuntimeException meaning(RuntimeException failure) {
        var meaning =
                ending == Ending.UNKNOWN
                        ? SqlFailures.ofCommit(explained(failure))
                        : SqlFailures.ofLastFlush(failure);
        if (!(meaning instanceof CommitOutcomeUnknown)) {
            ending = Ending.ROLLED_BACK;
        }
        return meaning;
    }

    private RuntimeException explained(RuntimeException failure) {
        var open = streams;
        return open == null ? failure : open.explained(failure);
    }

    void rollback(Throwable failure) {
        var first = doom;
        if (first != null && !first.failure().equals(failure)) {
            failure.addSuppressed(first.failure());
        }
        try {
            if (session.getTransaction().isActive()) {
                session.getTransaction().rollback();
            }
        } catch (RuntimeException broken) {
            // The connection is gone, and the server rolls back by itself: the first failure is the
            // one to tell.
            failure.addSuppressed(broken);
        }
    }

    /// Rolls back, and does nothing of what was put off, not even for a rollback.
    void abandon() {
        ending = Ending.UNKNOWN;
        try {
            session.getTransaction().rollback();
        } catch (RuntimeException broken) {
            LOGGER.debug("The server rolls back by itself.", broken);
        }
        end();
    }

    /// Gives the connection back, then runs what was put off until now. Throws nothing: by now the
    /// outcome stands.
    void end() {
        over = true;
        try {
            session.close();
        } catch (Throwable broken) {
            LOGGER.warn("A session could not be closed after its end.", broken);
        }
        deferred.runAfter(ending);
    }

    private record Doom(String what, Throwable failure) {}
}
