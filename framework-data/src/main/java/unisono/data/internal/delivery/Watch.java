package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;

/// Looks about once a second how far the log is, and on the way at whatever else there is to see:
/// all of it is to be one statement.
@FunctionalInterface
public interface Watch {
    /// How far the log is.
    long look(Connection connection) throws SQLException;
}
