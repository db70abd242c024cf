package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import unisono.data.DataException;

/// Makes projections known to the database. Stateless.
final class Registration {
    private static final String INSERT =
            """
            insert into unisono.projection (name, module, events, tables, version)
            values (?, ?, ?, ?, ?) on conflict (name) do nothing
            """;

    /// A node of an earlier release does not take back what a later one has said.
    private static final String RENEW =
            """
            update unisono.projection
               set module = ?, events = ?, tables = ?, version = ?, seen_at = clock_timestamp()
             where name = ? and version <= ?
            """;

    private static final String GENERATION =
            """
            insert into unisono.projection_generation
                   (projection, generation, state, version, events, partitions, partition_key)
            values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String PARTS =
            """
            insert into unisono.projection_part (projection, generation, part)
            select ?, ?, number from generate_series(0, ? - 1) number
            """;
    private static final String IS_THERE = "select to_regclass(?) is not null";

    private Registration() {}

    /// Makes one known that was not, with a generation that begins at the beginning of the log.
    static void of(Connection connection, Known.One one) throws SQLException {
        for (var table : one.definition().tables()) {
            requireTable(connection, one, table);
        }
        if (insert(connection, one)) {
            begin(connection, one, 1, "live");
        } else {
            renew(connection, one);
        }
    }

    private static void requireTable(Connection connection, Known.One one, String table)
            throws SQLException {
        try (var select = connection.prepareStatement(IS_THERE)) {
            select.setString(1, TableName.of(table).live());
            var answer = select.executeQuery();
            answer.next();
            if (!answer.getBoolean(1)) {
                throw new DataException(
                        "The projection %s writes the table %s, and there is none. Make it in a migration of the module."
                                .formatted(one.name(), table));
            }
        }
    }

    private static boolean insert(Connection connection, Known.One one) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, one.name());
            insert.setString(2, one.module());
            insert.setArray(3, connection.createArrayOf("text", one.names()));
            insert.setArray(4, connection.createArrayOf("text", one.tables()));
            insert.setInt(5, one.definition().version());
            return insert.executeUpdate() == 1;
        }
    }

    private static void renew(Connection connection, Known.One one) throws SQLException {
        try (var update = connection.prepareStatement(RENEW)) {
            update.setString(1, one.module());
            update.setArray(2, connection.createArrayOf("text", one.names()));
            update.setArray(3, connection.createArrayOf("text", one.tables()));
            update.setInt(4, one.definition().version());
            update.setString(5, one.name());
            update.setInt(6, one.definition().version());
            update.executeUpdate();
        }
    }

    /// Begins a generation, folded by the definition of now.
    static void begin(Connection connection, Known.One one, int generation, String state)
            throws SQLException {
        var definition = one.definition();
        try (var insert = connection.prepareStatement(GENERATION)) {
            insert.setString(1, one.name());
            insert.setInt(2, generation);
            insert.setString(3, state);
            insert.setInt(4, definition.version());
            insert.setArray(5, connection.createArrayOf("text", one.names()));
            insert.setInt(6, definition.partitions());
            insert.setString(7, definition.partitionKey().name().toLowerCase(Locale.ROOT));
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement(PARTS)) {
            insert.setString(1, one.name());
            insert.setInt(2, generation);
            insert.setInt(3, definition.partitions());
            insert.executeUpdate();
        }
    }
}
