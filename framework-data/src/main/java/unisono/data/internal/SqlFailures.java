package unisono.data.internal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import unisono.data.DataException;
import unisono.data.DatabaseUnavailable;

/// What the database's failures mean (PostgreSQL, appendix A: error codes).
final class SqlFailures {
    private static final int CAUSES_MAX = 20;
    private static final Set<String> RETRY = Set.of("40001", "40P01");
    private static final String TRANSACTION_TIMEOUT = "25P04";

    private SqlFailures() {}

    /// Whether the transaction would probably succeed when run again: not serializable, or chosen
    /// to end a deadlock.
    static boolean mendedByRetry(Throwable failure) {
        return sql(failure).map(SQLException::getSQLState).filter(RETRY::contains).isPresent();
    }

    /// The failure in our words where the application can do something about it, else the failure
    /// itself.
    static RuntimeException explained(RuntimeException failure, TransactionOptions options) {
        var sql = sql(failure);
        if (sql.isEmpty() || failure instanceof DatabaseUnavailable) {
            return failure;
        }
        if (sql.get() instanceof SQLTransientConnectionException) {
            return new DatabaseUnavailable(
                    "No database connection became free in time: the database is down, or all connections are in use.",
                    failure);
        }
        return TRANSACTION_TIMEOUT.equals(sql.get().getSQLState())
                ? new DataException(
                        "The transaction took longer than its %s and was rolled back."
                                .formatted(options.timeout()),
                        failure)
                : failure;
    }

    private static Optional<SQLException> sql(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }
}
