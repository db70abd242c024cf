package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.internal.OpenDatabase;

/// A node's own connection beside the pool, opened when it is wanted, and anew when it broke. One
/// thread.
final class Line {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    private final OpenDatabase database;
    private final Duration answerMax;
    private @Nullable Connection connection;

    /// @param answerMax how long to wait for an answer
    Line(OpenDatabase database, Duration answerMax) {
        this.database = database;
        this.answerMax = answerMax;
    }

    /// It commits each statement by itself.
    Connection open() throws SQLException {
        var open = connection;
        if (open == null) {
            open = database.separate("unisono deliveries", answerMax);
            connection = open;
            try (var statement = open.createStatement()) {
                // Whatever of it is lost with the server is found out again.
                statement.execute("set synchronous_commit = off");
            }
        }
        return open;
    }

    void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException broken) {
                LOGGER.debug("The connection for deliveries was broken.", broken);
            }
        }
    }

    /// What is done in one transaction.
    interface Steps<T> {
        T take() throws SQLException;
    }

    static <T> T inTransaction(Connection open, Steps<T> steps) throws SQLException {
        open.setAutoCommit(false);
        T result = steps.take();
        open.commit();
        open.setAutoCommit(true);
        return result;
    }
}
