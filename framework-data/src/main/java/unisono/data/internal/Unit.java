package unisono.data.internal;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionLazyDelegator;
import org.hibernate.resource.transaction.spi.TransactionStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.CommitOutcomeUnknown;
import unisono.data.DataException;
import unisono.data.Isolation;
import unisono.events.Emission;

/// One transaction under way: its session, what was emitted in it, what was put off to its end, and
/// whether it may still commit. One thread.
final class Unit {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    private final Session session;
    private final TransactionOptions options;
    private final Deferred deferred;
    private final Thread owner = Thread.currentThread();
    private final List<Emission> emissions = new ArrayList<>();

    /// What is handed out asks before each call whether it may still be used: who keeps it is told
    /// so, in our words.
    private final Session guarded = new SessionLazyDelegator(this::usable);

    private @Nullable Doom doom;
    private Ending ending = Ending.ROLLED_BACK;
    private boolean over;

    private Unit(Session session, TransactionOptions options, Deferred deferred) {
        this.session = session;
        this.options = options;
        this.deferred = deferred;
    }

    static Unit begin(OpenDatabase database, TransactionOptions options, Deferred deferred) {
        var session = database.openSession();
        try {
            database.prepare(session, options);
            session.beginTransaction();
            return new Unit(session, options, deferred);
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

    Deferred deferred() {
        return deferred;
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
        // The log says when it was emitted, and not when it was written.
        var _ = emission.time();
        var _ = emission.id();
        emissions.add(emission);
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

    /// Brings everything to the database that belongs to the transaction, the log at last. An
    /// entity may emit while it is flushed, hence the outer loop.
    void settle(EventLogTable log) {
        do {
            refuseToGoOn();
            runBeforeCommit();
            session.flush();
        } while (!deferred.isSettled());
        refuseToGoOn();
        if (!emissions.isEmpty()) {
            session.doWork(connection -> log.append(connection, emissions));
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
        ending = Ending.UNKNOWN;
        try {
            session.getTransaction().commit();
            ending = Ending.COMMITTED;
        } catch (RuntimeException failure) {
            var meaning = SqlFailures.ofCommit(failure);
            if (!(meaning instanceof CommitOutcomeUnknown)) {
                ending = Ending.ROLLED_BACK;
            }
            throw meaning;
        }
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
