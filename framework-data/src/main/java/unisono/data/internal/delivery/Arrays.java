package unisono.data.internal.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Columns as parameters.
record Arrays(Connection connection) {
    <T> Array texts(Collection<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return array("text", rows, column);
    }

    <T> Array longs(Collection<T> rows, ToLongFunction<T> column) throws SQLException {
        return array("bigint", rows, column::applyAsLong);
    }

    <T> Array ints(Collection<T> rows, ToIntFunction<T> column) throws SQLException {
        return array("integer", rows, column::applyAsInt);
    }

    <T> Array shorts(Collection<T> rows, ToIntFunction<T> column) throws SQLException {
        return array("smallint", rows, row -> (short) column.applyAsInt(row));
    }

    private <T> Array array(
            String type, Collection<T> rows, Function<T, ? extends @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
