package unisono.data.internal;

import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.hibernate.Session;
import unisono.data.Call;
import unisono.data.DataException;
import unisono.data.internal.log.LastWrite;
import unisono.data.internal.log.LogEntry;
import unisono.data.internal.stream.UnitStreams;
import unisono.events.Emission;
import unisono.events.Timing;
import unisono.events.TransactionContext;

/// Opens, binds, commits and rolls back units of work.
///
/// The outermost call makes the unit; nested ones find it bound and join. When its work is done,
/// and still inside, come the deliveries before the commit and Hibernate's flush; then the commit,
/// and with it the emissions. When the connection is back in the pool and the unit no longer bound,
/// come the deliveries after it: what they call in a transaction is an outermost call again.
public final class Units implements TransactionContext {
    private static final Duration PAUSE_MAX = Duration.ofMillis(50);

    private final ScopedValue<Unit> current = ScopedValue.newInstance();
    private final ScopedValue<Timing> moment = ScopedValue.newInstance();
    private final LazyDatabase database;
    private volatile Runnable logged = () -> {};
    private volatile Consumer<List<LogEntry>> told = _ -> {};
    private volatile Closing closing = Closing.NOTHING;

    public Units(LazyDatabase database) {
        this.database = database;
    }

    /// Has somebody told of each commit with which something came into the log, on the thread that
    /// committed and before anything else. Must return at once.
    public void whenLogged(Runnable told) {
        logged = told;
    }

    /// Has somebody told what came into the log, as [#whenLogged] does; and nothing when it was on
    /// another node, of whose emissions nobody knows which they were.
    public void whenEmitted(Consumer<List<LogEntry>> listener) {
        told = listener;
    }

    /// Another node has rung.
    public void loggedElsewhere() {
        told.accept(List.of());
    }

    /// Has something done in each transaction before its emissions are written.
    public void beforeLogged(Closing last) {
        closing = last;
    }

    public <T, X extends Exception> T call(TransactionOptions options, Call<T, X> work) throws X {
        return active() ? join(current.get(), options, work) : retry(options, work);
    }

    /// Calls the work in a transaction of its own that is rolled back whatever comes, and of which
    /// nothing follows: what is put off to a time behind its end is not done.
    public <T, X extends Exception> T rehearse(Call<T, X> work) throws X {
        if (active()) {
            throw new DataException(
                    "A dry run was asked for inside a transaction, which it would roll back. Ask for it outside.");
        }
        var unit = Unit.begin(database.get(), TransactionOptions.DEFAULTS, new Deferred(moment));
        try {
            return ScopedValue.where(current, unit).call(work::call);
        } finally {
            unit.abandon();
        }
    }

    /// Does what comes before a commit, without one.
    ///
    /// @return the names of what was emitted since the last time
    public List<String> rehearsed() {
        return bound("A dry run").rehearsed();
    }

    /// Has one statement written with the commit of the transaction bound to this thread.
    public void writeLast(LastWrite write) {
        bound("The commit").writeLast(write);
    }

    public Session session() {
        return bound("A session").session();
    }

    /// The streams of the transaction bound to this thread.
    public UnitStreams streams() {
        return bound("An aggregate").streams();
    }

    @Override
    public boolean active() {
        return current.isBound() && current.get().isOfThisThread() && !current.get().isOver();
    }

    @Override
    public void record(Emission emission) {
        bound("The event log").record(emission);
    }

    @Override
    public void defer(Timing timing, Runnable delivery) {
        bound("A delivery " + timing).defer(timing, delivery);
    }

    @Override
    public void unlessCommitted(Runnable action) {
        bound("The end of a transaction").deferUnlessCommitted(action);
    }

    @Override
    public void doom(String delivery, Throwable failure) {
        bound("A listener's failure").doom("the delivery of " + delivery, failure);
    }

    private Unit bound(String what) {
        if (active()) {
            return current.get();
        }
        throw new DataException(
                moment.isBound()
                        ? "%s was asked for %s, when the transaction is over. Wrap the code in transactions.run(...), which makes one of its own, or let the listener run in the transaction or before its commit."
                                .formatted(what, moment.get())
                        : "%s was asked for outside a transaction. Wrap the code in transactions.run(...); threads that it starts are outside."
                                .formatted(what));
    }

    private static <T, X extends Exception> T join(
            Unit unit, TransactionOptions options, Call<T, X> work) throws X {
        unit.refuseToRaise(options.isolation());
        try {
            return work.call();
        } catch (Throwable failure) {
            unit.doom("a nested transaction", failure);
            throw failure;
        }
    }

    private <T, X extends Exception> T retry(TransactionOptions options, Call<T, X> work) throws X {
        for (int attempt = 1; ; attempt++) {
            try {
                return outermost(options, work);
            } catch (Throwable failure) {
                if (attempt >= options.attemptsMax() || !SqlFailures.mendedByRetry(failure)) {
                    throw failure;
                }
                pause(failure);
            }
        }
    }

    private <T, X extends Exception> T outermost(TransactionOptions options, Call<T, X> work)
            throws X {
        try {
            return once(options, work);
        } catch (PersistenceException failure) {
            throw SqlFailures.explained(failure, options);
        }
    }

    private <T, X extends Exception> T once(TransactionOptions options, Call<T, X> work) throws X {
        var unit = Unit.begin(database.get(), options, new Deferred(moment));
        try {
            return ScopedValue.where(current, unit).call(() -> committed(unit, work));
        } catch (Throwable failure) {
            unit.rollback(failure);
            throw failure;
        } finally {
            unit.end();
        }
    }

    /// Bound until the end: what is emitted while it commits is refused, and not taken for
    /// something outside.
    private <T, X extends Exception> T committed(Unit unit, Call<T, X> work) throws X {
        T result = work.call();
        unit.settle(closing);
        unit.commit();
        if (!unit.emissions().isEmpty()) {
            logged.run();
            told.accept(unit.emissions());
        }
        return result;
    }

    /// Two that collided would collide again if they waited equally long.
    private static void pause(Throwable failure) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MAX.toMillis()) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException(
                    "Interrupted before the transaction could be tried again.", failure);
        }
    }
}
