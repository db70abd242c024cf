package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.data.projection.Rows;

/// Rows as an array for each column: one plan serves any number of them.
final class FoldedRows implements Rows {
    private final Connection connection;
    private final String[] types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    FoldedRows(Connection connection, String[] types) {
        this.connection = connection;
        this.types = types.clone();
    }

    @Override
    public void add(@Nullable Object... cells) {
        if (cells.length != types.length) {
            throw new IllegalArgumentException(
                    "A row of %d cells for %d columns.".formatted(cells.length, types.length));
        }
        rows.add(cells.clone());
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public int write(String sql) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < types.length; column++) {
                var cells = cells(column);
                statement.setArray(column + 1, connection.createArrayOf(types[column], cells));
            }
            return statement.executeUpdate();
        }
    }

    private @Nullable Object[] cells(int column) {
        var cells = new @Nullable Object[rows.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = rows.get(i)[column];
        }
        return cells;
    }
}
