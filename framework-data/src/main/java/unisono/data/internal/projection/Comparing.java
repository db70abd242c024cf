package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unisono.data.internal.OpenDatabase;
import unisono.data.projection.ProjectionComparison;
import unisono.data.projection.ProjectionComparison.Sample;
import unisono.data.projection.ProjectionComparison.Table;

/// Compares the tables of two generations. Thread-safe.
///
/// Both are folded to one place while they are held; then a snapshot is taken of that, and they go
/// on. What takes long, to compare, is done in the snapshot. Rows are compared as texts: so any
/// type will do, and `1.0` is not `1.00`.
final class Comparing {
    private static final int SAMPLES_MAX = 20;
    private final OpenDatabase database;
    private final Arrival arrival;

    Comparing(OpenDatabase database, Arrival arrival) {
        this.database = database;
        this.arrival = arrival;
    }

    ProjectionComparison compare(Known.One one, int live, int other) throws SQLException {
        try (var hold = Hold.of(database, one.name())) {
            var connection = hold.connection();
            boolean inline = Arrival.isInline(connection, one.name());
            long place = hold.place(inline);
            arrival.foldAll(hold, one, other, place);
            if (!inline) {
                arrival.foldAll(hold, one, live, place);
            }
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            // Its snapshot is older than what it does.
            hold.release();
            var tables = new ArrayList<Table>();
            for (var text : one.definition().tables()) {
                tables.add(compare(connection, TableName.of(text), other));
            }
            connection.rollback();
            return new ProjectionComparison(one.name(), live, other, place, tables);
        }
    }

    private static Table compare(Connection connection, TableName table, int other)
            throws SQLException {
        var both = both(table, other);
        var counts =
                """
                select coalesce(sum(l), 0), coalesce(sum(o), 0),
                       coalesce(sum(greatest(l - o, 0)), 0), coalesce(sum(greatest(o - l, 0)), 0)
                  from (select count(*) filter (where live) as l,
                               count(*) filter (where not live) as o
                          from %s b group by line) c
                """
                        .formatted(both);
        try (var select = connection.prepareStatement(counts);
                var row = select.executeQuery()) {
            row.next();
            long onlyLive = row.getLong(3);
            long onlyOther = row.getLong(4);
            boolean same = onlyLive + onlyOther == 0;
            return new Table(
                    table.schema() + "." + table.table(),
                    row.getLong(1),
                    row.getLong(2),
                    onlyLive,
                    onlyOther,
                    same ? List.of() : samples(connection, both));
        }
    }

    private static String both(TableName table, int other) {
        return """
        (select true as live, t::text as line from %s t
         union all
         select false, t::text from %s t)
        """
                .formatted(table.live(), table.beside(other));
    }

    private static List<Sample> samples(Connection connection, String both) throws SQLException {
        var samples =
                """
                select count(*) filter (where live) > count(*) filter (where not live), line
                  from %s b group by line
                having count(*) filter (where live) <> count(*) filter (where not live)
                 order by line limit ?
                """
                        .formatted(both);
        try (var select = connection.prepareStatement(samples)) {
            select.setInt(1, SAMPLES_MAX);
            try (var rows = select.executeQuery()) {
                var all = new ArrayList<Sample>();
                while (rows.next()) {
                    all.add(new Sample(rows.getBoolean(1), rows.getString(2)));
                }
                return all;
            }
        }
    }
}
