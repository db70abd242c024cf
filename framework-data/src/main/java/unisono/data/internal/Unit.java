package unisono.data.internal;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.resource.transaction.spi.TransactionStatus;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.Isolation;
import unisono.events.Emission;

/// One transaction under way: its session, what was emitted in it, and whether it may still commit.
/// One thread.
final class Unit implements AutoCloseable {
    private final Session session;
    private final TransactionOptions options;
    private final Thread owner = Thread.currentThread();
    private final List<Emission> emissions = new ArrayList<>();
    private @Nullable Doom doom;

    private Unit(Session session, TransactionOptions options) {
        this.session = session;
        this.options = options;
    }

    static Unit begin(OpenDatabase database, TransactionOptions options) {
        var session = database.openSession();
        try {
            database.prepare(session, options);
            session.beginTransaction();
            return new Unit(session, options);
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
        return session;
    }

    void record(Emission emission) {
        if (options.readOnly()) {
            throw new DataException(
                    "%s was emitted in a read-only transaction, which writes no log. Emit it where the change is made."
                            .formatted(emission.event()));
        }
        emissions.add(emission);
    }

    /// The first failure counts: later ones usually follow from it.
    void doom(String what, Throwable failure) {
        if (doom == null) {
            doom = new Doom(what, failure);
        }
    }

    void refuseIfDoomed() {
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
    void refuseIfBroken() {
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

    void flush(EventLogTable log) {
        session.flush();
        if (!emissions.isEmpty()) {
            session.doWork(connection -> log.append(connection, emissions));
        }
    }

    void commit() {
        try {
            session.getTransaction().commit();
        } catch (RuntimeException failure) {
            throw SqlFailures.ofCommit(failure);
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

    @Override
    public void close() {
        session.close();
    }

    private record Doom(String what, Throwable failure) {}
}
