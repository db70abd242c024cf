package unisono.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.audit.AuditOutcome;
import unisono.audit.AuditQuery;
import unisono.audit.AuditRecord;

/// The rows of `audit.record`, on whatever connection.
public final class AuditTable {
    private static final String COLUMNS =
            "id, time, outcome, event, type, module, emitter, key, actor, tenant, traceparent, cause, correlation, before, after, listener, failure";
    private static final String INSERT =
            """
            insert into audit.record (%s)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?)
            """
                    .formatted(COLUMNS);
    private static final String INSERT_ONCE = INSERT + "on conflict (time, id) do nothing";
    private static final String SELECT = "select %s from audit.record".formatted(COLUMNS);

    private AuditTable() {}

    /// Inserts records, in one round trip. One that is there already is an error.
    static void insert(Connection connection, List<AuditRecord> records) throws SQLException {
        insert(connection, INSERT, records);
    }

    /// Inserts a record, unless it is there.
    static void insertOnce(Connection connection, AuditRecord record) throws SQLException {
        insert(connection, INSERT_ONCE, List.of(record));
    }

    private static void insert(Connection connection, String sql, List<AuditRecord> records)
            throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            for (var record : records) {
                fill(insert, record);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void fill(PreparedStatement insert, AuditRecord it) throws SQLException {
        insert.setObject(1, it.id());
        insert.setObject(2, it.time().atOffset(ZoneOffset.UTC));
        insert.setString(3, it.outcome().name());
        insert.setString(4, it.event());
        insert.setString(5, it.type());
        insert.setString(6, it.module());
        insert.setString(7, it.emitter());
        insert.setString(8, it.key());
        insert.setString(9, it.actor());
        insert.setString(10, it.tenant());
        insert.setString(11, it.traceparent());
        insert.setObject(12, it.cause());
        insert.setObject(13, it.correlation());
        insert.setString(14, it.before());
        insert.setString(15, it.after());
        insert.setString(16, it.listener());
        insert.setString(17, it.failure());
    }

    public static List<AuditRecord> find(Connection connection, AuditQuery query)
            throws SQLException {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        narrow("actor = ?", query.actor(), conditions, values);
        narrow("event = ?", query.event(), conditions, values);
        var since = query.since();
        narrow(
                "time >= ?",
                since == null ? null : since.atOffset(ZoneOffset.UTC),
                conditions,
                values);
        var outcome = query.outcome();
        narrow("outcome = ?", outcome == null ? null : outcome.name(), conditions, values);
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        values.add(query.limit());
        return select(
                connection, SELECT + where + " order by time desc, number desc limit ?", values);
    }

    private static void narrow(
            String condition,
            @Nullable Object value,
            List<String> conditions,
            List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static List<AuditRecord> select(Connection connection, String sql, List<Object> values)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var rows = select.executeQuery();
            var found = new ArrayList<AuditRecord>();
            while (rows.next()) {
                found.add(record(rows));
            }
            return found;
        }
    }

    private static AuditRecord record(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getObject("id", UUID.class),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                AuditOutcome.valueOf(row.getString("outcome")),
                row.getString("event"),
                row.getString("type"),
                row.getString("module"),
                row.getString("emitter"),
                row.getString("key"),
                row.getString("actor"),
                row.getString("tenant"),
                row.getString("traceparent"),
                row.getObject("cause", UUID.class),
                row.getObject("correlation", UUID.class),
                row.getString("before"),
                row.getString("after"),
                row.getString("listener"),
                row.getString("failure"));
    }

    /// Makes the months to come, where they are missing.
    static void makeMonths(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select audit.make_months()");
        }
    }

    public static int dropBefore(Connection connection, Instant time) throws SQLException {
        try (var select = connection.prepareStatement("select audit.drop_before(?)")) {
            select.setObject(1, time.atOffset(ZoneOffset.UTC));
            var row = select.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }
}
