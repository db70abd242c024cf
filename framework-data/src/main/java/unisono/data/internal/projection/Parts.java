package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Which parts and generations there are. Stateless.
final class Parts {
    private static final String PARTS =
            """
            select part from unisono.projection_part where projection = ? and generation = ?
             order by part
            """;
    private static final String GENERATIONS =
            """
            select generation, state,
                   (select bool_or(error is not null) from unisono.projection_part p
                     where p.projection = g.projection and p.generation = g.generation)
              from unisono.projection_generation g where projection = ? order by generation
            """;

    private Parts() {}

    static List<Integer> of(Connection connection, String projection, int generation)
            throws SQLException {
        try (var select = connection.prepareStatement(PARTS)) {
            select.setString(1, projection);
            select.setInt(2, generation);
            try (var rows = select.executeQuery()) {
                var parts = new ArrayList<Integer>();
                while (rows.next()) {
                    parts.add(rows.getInt(1));
                }
                return parts;
            }
        }
    }

    /// A generation, in a word.
    ///
    /// @param state `live`, `building` or `old`
    /// @param failed whether a part of it stands still
    record Generation(int number, String state, boolean failed) {
        boolean live() {
            return state.equals("live");
        }
    }

    static List<Generation> generations(Connection connection, String projection)
            throws SQLException {
        try (var select = connection.prepareStatement(GENERATIONS)) {
            select.setString(1, projection);
            try (var rows = select.executeQuery()) {
                var all = new ArrayList<Generation>();
                while (rows.next()) {
                    all.add(new Generation(rows.getInt(1), rows.getString(2), rows.getBoolean(3)));
                }
                return all;
            }
        }
    }
}
