package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unisono.data.DataException;

/// Makes generations beside the live one, and drops them. Stateless.
final class Rebuild {
    private static final String NEXT =
            """
            update unisono.projection set generations = generations + 1
             where name = ? returning generations
            """;

    /// Partitions are dropped from the beginning.
    private static final String BEGINNING =
            "select coalesce(min(begins), 0) from unisono.log_partition";

    private static final String LOST =
            """
            select exists (select from unisono.projection_part p
                            where p.projection = ? and p.generation = ?
                              and p.position + 1 < (select coalesce(min(begins), 0)
                                                      from unisono.log_partition))
            """;
    private static final String OBSTACLES = "select * from unisono.shadow_obstacles(?::regclass)";
    private static final String SHADOW = "select unisono.make_shadow(?::regclass, ?)";
    private static final String TABLES = "select tables from unisono.projection where name = ?";
    private static final String FORGET =
            """
            delete from unisono.projection_generation where projection = ? and generation = ?
            """;

    private Rebuild() {}

    /// Begins one, in the transaction of a connection.
    static int begin(Connection connection, Known.One one) throws SQLException {
        // The row is locked, so that nobody begins at the same time.
        int generation = next(connection, one.name());
        for (var other : Parts.generations(connection, one.name())) {
            if (!other.live()) {
                throw new DataException(
                        "Generation %d of %s is %s. Drop it before another is begun: projections drop-old %s."
                                .formatted(other.number(), one.name(), other.state(), one.name()));
            }
        }
        requireBeginning(connection, one.name());
        for (var table : one.definition().tables()) {
            var name = TableName.of(table);
            requireFree(connection, one.name(), name);
            shadow(connection, name, generation);
        }
        Registration.begin(connection, one, generation, "building");
        return generation;
    }

    private static int next(Connection connection, String projection) throws SQLException {
        try (var update = connection.prepareStatement(NEXT)) {
            update.setString(1, projection);
            var row = update.executeQuery();
            if (!row.next()) {
                throw new DataException(
                        "%s was never started, so there is nothing to be rebuilt. Start it: projections.start()."
                                .formatted(projection));
            }
            return row.getInt(1);
        }
    }

    private static void requireBeginning(Connection connection, String projection)
            throws SQLException {
        try (var select = connection.prepareStatement(BEGINNING);
                var row = select.executeQuery()) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new DataException(
                        "The log begins at position %d, because what is older was dropped. %s cannot be rebuilt from it without loss."
                                .formatted(row.getLong(1), projection));
            }
        }
    }

    /// What is old is not waited for when the log is made smaller.
    ///
    /// @throws DataException if something behind a generation is no longer in the log
    static void requireKept(Connection connection, String projection, int generation)
            throws SQLException {
        try (var select = connection.prepareStatement(LOST)) {
            select.setString(1, projection);
            select.setInt(2, generation);
            var row = select.executeQuery();
            row.next();
            if (row.getBoolean(1)) {
                throw new DataException(
                        "Generation %d of %s has missed what is no longer in the log, and cannot catch up. Drop it: projections drop-old %s."
                                .formatted(generation, projection, projection));
            }
        }
    }

    private static void requireFree(Connection connection, String projection, TableName table)
            throws SQLException {
        try (var select = connection.prepareStatement(OBSTACLES)) {
            select.setString(1, table.live());
            var rows = select.executeQuery();
            var obstacles = new ArrayList<String>();
            while (rows.next()) {
                obstacles.add(rows.getString(1));
            }
            if (!obstacles.isEmpty()) {
                throw new DataException(
                        "The table %s of %s cannot be replaced unnoticed: %s. A copy of it would not have that, or would not be used by it: take it away, in a migration."
                                .formatted(table.live(), projection, String.join("; ", obstacles)));
            }
        }
    }

    private static void shadow(Connection connection, TableName table, int generation)
            throws SQLException {
        try (var select = connection.prepareStatement(SHADOW)) {
            select.setString(1, table.live());
            select.setString(2, table.beside(generation));
            select.execute();
        }
    }

    /// Drops all but the live one.
    ///
    /// @return whether there was one
    static boolean drop(Connection connection, String projection) throws SQLException {
        boolean found = false;
        for (var generation : Parts.generations(connection, projection)) {
            if (!generation.live()) {
                found = true;
                for (var table : tables(connection, projection)) {
                    run(
                            connection,
                            "drop table if exists "
                                    + TableName.of(table).beside(generation.number()));
                }
                try (var delete = connection.prepareStatement(FORGET)) {
                    delete.setString(1, projection);
                    delete.setInt(2, generation.number());
                    delete.executeUpdate();
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection, String projection)
            throws SQLException {
        try (var select = connection.prepareStatement(TABLES)) {
            select.setString(1, projection);
            var row = select.executeQuery();
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
