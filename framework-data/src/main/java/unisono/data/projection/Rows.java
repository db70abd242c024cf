package unisono.data.projection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Rows on their way to the database, as one array for each column: `select * from unnest(?, ?)`.
/// One thread.
public interface Rows {
    /// Adds a row. Cells are what `java.sql.Array` takes for their types: text, numbers, ids,
    /// times, null.
    ///
    /// @throws IllegalArgumentException if it has not as many cells as there are columns
    void add(@Nullable Object... cells);

    /// How many there are.
    int size();

    /// Runs a statement that has one parameter for each column, unless there are no rows.
    ///
    /// @return how many rows it has changed
    int write(String sql) throws SQLException;
}
