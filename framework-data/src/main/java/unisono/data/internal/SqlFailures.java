package unisono.data.internal;

import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import unisono.data.CommitOutcomeUnknown;
import unisono.data.DataException;
import unisono.data.DatabaseUnavailable;

/// What the database's failures mean (PostgreSQL, appendix A: error codes).
public final class SqlFailures {
    private static final int CAUSES_MAX = 20;

    /// The last is our own: a stream was moved on meanwhile.
    private static final Set<String> RETRY = Set.of("40001", "40P01", "UN409");

    private static final String TRANSACTION_TIMEOUT = "25P04";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String INSUFFICIENT_RESOURCES = "53";

    private SqlFailures() {}

    /// Whether the transaction would probably succeed when run again: not serializable, or chosen
    /// to end a deadlock. Also when somebody caught that, and failed later because of it.
    static boolean mendedByRetry(Throwable failure) {
        return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .anyMatch(one -> anyState(one, RETRY::contains));
    }

    /// No connection could be had: nothing has happened yet.
    static RuntimeException ofBegin(RuntimeException failure) {
        return causes(failure).anyMatch(SQLTransientConnectionException.class::isInstance)
                ? new DatabaseUnavailable(
                        "No database connection became free in time: the database is down, or all connections are in use.",
                        failure)
                : failure;
    }

    /// The connection was lost before the answer came: nobody here can know whether it committed.
    static RuntimeException ofCommit(RuntimeException failure) {
        boolean lost =
                anyState(failure, SqlFailures::lost)
                        || causes(failure).anyMatch(IOException.class::isInstance);
        return lost
                ? new CommitOutcomeUnknown(
                        "The connection was lost while the transaction committed. It may have committed, or not: ask, by an id or an idempotency key, before trying again.",
                        failure)
                : failure;
    }

    /// Nothing was committed yet. Hibernate wraps what we have refused.
    static RuntimeException ofLastFlush(RuntimeException failure) {
        return causes(failure)
                .filter(DataException.class::isInstance)
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElse(failure);
    }

    /// The failure in our words where the application can do something about it, else itself.
    static RuntimeException explained(PersistenceException failure, TransactionOptions options) {
        if (anyState(failure, LOCK_NOT_AVAILABLE::equals)) {
            return new DatabaseUnavailable(
                    "Another transaction held what this one needed for too long.", failure);
        }
        if (anyState(failure, SqlFailures::lost)) {
            return new DatabaseUnavailable(
                    "The connection to the database was lost; everything was rolled back.",
                    failure);
        }
        if (anyState(failure, state -> state.startsWith(INSUFFICIENT_RESOURCES))) {
            return new DatabaseUnavailable(
                    "The database has no room left, on its disk or in its memory; everything was rolled back. Make room, and try again.",
                    failure);
        }
        return anyState(failure, TRANSACTION_TIMEOUT::equals)
                ? new DataException(
                        "The transaction took longer than its %s and was rolled back."
                                .formatted(options.timeout()),
                        failure)
                : failure;
    }

    /// Whether the database does not answer, has no room, or may have committed and did not say so;
    /// as opposed to what fails because of what was asked.
    public static boolean isOutage(Throwable failure) {
        return causes(failure).anyMatch(CommitOutcomeUnknown.class::isInstance)
                || causes(failure).anyMatch(SQLTransientConnectionException.class::isInstance)
                || anyState(
                        failure, state -> lost(state) || state.startsWith(INSUFFICIENT_RESOURCES));
    }

    /// Connection exceptions, and a server that shuts down or ends a session.
    private static boolean lost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static boolean anyState(Throwable failure, Predicate<String> wanted) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .anyMatch(wanted);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX);
    }
}
