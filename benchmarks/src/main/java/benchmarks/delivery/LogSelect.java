package benchmarks.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// What reading the log costs without any delivery: pages, with every column and payload decoded.
/// One thread.
final class LogSelect implements AutoCloseable {
    private static final int PAGE = 500;
    private static final String SELECT =
            "select * from unisono.event where position > ? order by position limit ?";

    private final JsonMapper json = new JsonMapper();
    private final Connection connection;

    LogSelect(Place place) throws SQLException {
        connection = place.connect();
    }

    /// Reads so many of the last rows.
    ///
    /// @return how many there were
    long last(int events) throws SQLException {
        long after = newest() - events;
        long read = 0;
        try (var select = connection.prepareStatement(SELECT)) {
            int page;
            do {
                select.setLong(1, after);
                select.setInt(2, PAGE);
                var rows = new ArrayDeque<Row>();
                try (var found = select.executeQuery()) {
                    while (found.next()) {
                        rows.add(row(found));
                    }
                }
                page = rows.size();
                read += page;
                after = rows.isEmpty() ? after : rows.getLast().position();
            } while (page == PAGE);
        }
        return read;
    }

    private long newest() throws SQLException {
        return Rows.number(connection, "select pg_sequence_last_value('unisono.position')");
    }

    private record Row(
            long position,
            UUID id,
            String name,
            int version,
            String module,
            String emitter,
            OffsetDateTime time,
            UUID correlation,
            Ordered ordered) {}

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("version"),
                row.getString("module"),
                row.getString("emitter"),
                row.getObject("time", OffsetDateTime.class),
                row.getObject("correlation", UUID.class),
                json.readValue(row.getBytes("payload"), Ordered.class));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
