package unisono.data;

import java.time.Duration;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.SeenEntity;
import unisono.data.internal.TransactionOptions;
import unisono.data.internal.Units;

/// Runs code in transactions.
///
/// ```java
/// void checkOut(CartId id) {
///     transactions.run(() -> close(store.locked(id)));
/// }
///
/// // …
/// private void close(CartRow cart) {
///     store.close(cart);
///     // …
///     emitter.emit(CartApi.CHECKED_OUT, cart.checkedOut(store.lines(cart)));
/// }
/// ```
///
/// One transaction spans everything that runs inside the outermost `run` or `call` on its thread:
/// every module, every listener, and the event log. It commits when the outermost returns, and
/// rolls back when it throws. A nested `run` joins it. When a nested one, or a listener, fails and
/// somebody catches the exception, the transaction is **doomed**: the outermost then throws a
/// [DataException] that names the failure, so that nothing half-done is committed.
///
/// **Listeners of other timings** run on the same thread before the outermost `run` returns or
/// throws. Those before the commit run inside, when the outermost work is done, and so do those of
/// what they emit. Those after the commit or the rollback run in no transaction, when the
/// connection is back in the pool: a `run` there makes a transaction of its own, while the session
/// of the one that is over is refused, and an entity that was read in it is stored by nobody.
/// Whatever they throw is logged, and changes neither the outcome nor what the caller gets. When
/// nobody knows the outcome, neither kind runs: see [CommitOutcomeUnknown].
///
/// Thread-safe and immutable: `readOnly()`, `timeout(…)` and the like return another view of the
/// same transactions. A transaction is bound to its thread by a scoped value: threads started
/// inside have none. Each holds one connection of the pool from beginning to end.
public final class Transactions {
    private final Units units;
    private final TransactionOptions options;

    Transactions(Units units, TransactionOptions options) {
        this.units = units;
        this.options = options;
    }

    /// Runs the work in a transaction, the surrounding one if there is one.
    ///
    /// @throws X what the work throws, unchanged; everything is rolled back
    /// @throws DatabaseUnavailable if no connection becomes free in time, or somebody holds a row
    ///   for more than 10 seconds
    /// @throws CommitOutcomeUnknown if the connection is lost while it commits
    /// @throws DataException if the transaction was doomed, timed out, or cannot join the
    ///   surrounding one
    public <X extends Exception> void run(Work<X> work) throws X {
        this.<Boolean, X>call(() -> {
            work.run();
            return true;
        });
    }

    /// Calls the work in a transaction, as [#run(Work)] does, and returns its result.
    public <T, X extends Exception> T call(Call<T, X> work) throws X {
        return units.call(options, work);
    }

    /// Calls the work in a transaction, as [#call(Call)] does, and returns what became of it:
    ///
    /// ```java
    /// transactions
    ///         .outcome(() -> boxOffice.sell(seat))
    ///         .orElseGet(failure -> "not sold: " + failure.getMessage());
    /// ```
    ///
    /// Inside a surrounding transaction, a failure dooms that one all the same: the outermost
    /// throws.
    ///
    /// @return a failure for every exception that [#call(Call)] would throw, but these
    /// @throws CommitOutcomeUnknown if the connection is lost while it commits: that is no failure
    ///   that one may call rolled back
    /// @throws Error what the work throws of that kind, unchanged; everything is rolled back
    public <T, X extends Exception> Outcome<T> outcome(Call<T, X> work) {
        try {
            return new Outcome.Succeeded<>(call(work));
        } catch (CommitOutcomeUnknown unknown) {
            throw unknown;
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return new Outcome.Failed<>(failure);
        }
    }

    /// Edits an entity in a transaction, provided that nobody has changed it since the editor saw
    /// it. It stays locked until the end of the transaction. Costs no more round trips than to find
    /// it.
    ///
    /// @param entity has an `@Version` that is a number
    /// @param seen the version that the editor was shown; null when none came back
    /// @return the edited entity; once the transaction has committed, at its next version
    /// @throws MissingVersion if no version came back; then nothing is even read
    /// @throws StaleVersion if it is not at that version, or not there
    /// @throws X what the edit throws, unchanged; everything is rolled back
    public <E, X extends Exception> E edit(
            Class<E> entity, Object id, @Nullable Number seen, Edit<? super E, X> edit) throws X {
        var expected = SeenEntity.of(entity, id, seen);
        return call(() -> {
            var found = expected.locked(session());
            edit.apply(found);
            return found;
        });
    }

    /// The session of the transaction bound to this thread. It flushes before the commit, and
    /// closes with it; who keeps it and uses it afterwards, or on another thread, is refused.
    ///
    /// @throws DataException if there is none
    public Session session() {
        return units.session();
    }

    /// Transactions that may not write. One that joins a writing transaction may.
    public Transactions readOnly() {
        return with(options.withReadOnly());
    }

    /// Transactions of another isolation; the default is [Isolation#READ_COMMITTED]. One that joins
    /// another of a lower isolation is refused. Costs a round trip.
    public Transactions isolation(Isolation isolation) {
        return with(options.withIsolation(isolation));
    }

    /// Transactions that the server ends when they take longer, 1 ms to 1 day; by default never.
    /// Without effect on one that joins another. Costs a round trip, but none beside an isolation.
    public Transactions timeout(Duration timeout) {
        return with(options.withTimeout(timeout));
    }

    /// Transactions that are tried again, from the start and after a short random pause, when they
    /// could not be serialized or were the victim of a deadlock. The work must be repeatable.
    /// Without effect on one that joins another.
    ///
    /// Each attempt is a transaction of its own, with its own deliveries: those after the rollback
    /// run after each attempt that failed, before the next one begins.
    ///
    /// @param attemptsMax with the first; default 1
    public Transactions attempts(int attemptsMax) {
        return with(options.withAttempts(attemptsMax));
    }

    private Transactions with(TransactionOptions changed) {
        return new Transactions(units, changed);
    }
}
