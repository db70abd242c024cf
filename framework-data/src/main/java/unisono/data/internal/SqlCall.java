package unisono.data.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What is done on a connection.
@FunctionalInterface
public interface SqlCall<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
}
