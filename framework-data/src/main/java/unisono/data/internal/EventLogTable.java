package unisono.data.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import unisono.data.DataException;
import unisono.data.LoggedEmission;
import unisono.events.Emission;
import unisono.events.EventName;
import unisono.events.NoPayload;

/// The table of the event log: one statement writes all that a transaction emitted.
public final class EventLogTable {
    private static final int PAYLOAD_LENGTH_MAX = 16 << 20;
    private static final String APPEND =
            """
            insert into unisono.event_log
                   (id, name, version, module, emitter, payload, time, cause, correlation)
            select * from unnest(?::uuid[], ?::text[], ?::int[], ?::text[], ?::text[], ?::json[],
                                 ?::timestamptz[], ?::uuid[], ?::uuid[])
            """;
    private static final String NEWEST =
            """
            select position, id, name, version, module, emitter, payload, time, cause, correlation
              from unisono.event_log order by position desc limit ?
            """;

    void append(Connection connection, List<Emission> emissions) throws SQLException {
        try (var insert = connection.prepareStatement(APPEND)) {
            insert.setArray(1, uuids(connection, emissions, Emission::id));
            insert.setArray(2, texts(connection, emissions, emission -> emission.event().text()));
            insert.setArray(3, array(connection, "int", emissions, EventLogTable::version));
            insert.setArray(4, texts(connection, emissions, Emission::module));
            insert.setArray(
                    5,
                    texts(connection, emissions, emission -> emission.emitter().getSimpleName()));
            insert.setArray(6, texts(connection, emissions, EventLogTable::payload));
            insert.setArray(
                    7, texts(connection, emissions, emission -> emission.time().toString()));
            insert.setArray(8, uuids(connection, emissions, Emission::cause));
            insert.setArray(9, uuids(connection, emissions, Emission::correlation));
            insert.executeUpdate();
        }
    }

    public static List<LoggedEmission> newest(Connection connection, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(NEWEST)) {
            select.setInt(1, limit);
            var rows = select.executeQuery();
            var emissions = new ArrayList<LoggedEmission>();
            while (rows.next()) {
                emissions.add(row(rows));
            }
            return emissions;
        }
    }

    private static LoggedEmission row(ResultSet row) throws SQLException {
        return new LoggedEmission(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("version"),
                row.getString("module"),
                row.getString("emitter"),
                row.getString("payload"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getObject("cause", UUID.class),
                row.getObject("correlation", UUID.class));
    }

    private static int version(Emission emission) {
        return emission.event() instanceof EventName<?> name ? name.version() : 1;
    }

    private static String payload(Emission emission) {
        if (emission.payload() == NoPayload.NO_PAYLOAD) {
            return "null";
        }
        var text = written(emission);
        if (text.length() > PAYLOAD_LENGTH_MAX) {
            throw new DataException(
                    "The payload of %s has %d characters, and at most %d are stored. Emit the id of what is large, not the thing itself."
                            .formatted(emission.event(), text.length(), PAYLOAD_LENGTH_MAX));
        }
        return text;
    }

    private static String written(Emission emission) {
        try {
            return PayloadJson.MAPPER.writeValueAsString(emission.payload());
        } catch (JacksonException e) {
            throw new DataException(
                    "The payload of %s cannot be written as JSON: %s. Nest it in an exported API, or open its package to tools.jackson.databind."
                            .formatted(emission.event(), e.getOriginalMessage()),
                    e);
        }
    }

    private static java.sql.Array texts(
            Connection connection, List<Emission> emissions, Function<Emission, String> column)
            throws SQLException {
        return array(connection, "text", emissions, column);
    }

    private static java.sql.Array uuids(
            Connection connection,
            List<Emission> emissions,
            Function<Emission, @Nullable UUID> column)
            throws SQLException {
        return array(connection, "uuid", emissions, column);
    }

    private static java.sql.Array array(
            Connection connection,
            String type,
            List<Emission> emissions,
            Function<Emission, ? extends @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, emissions.stream().map(column).toArray());
    }
}
