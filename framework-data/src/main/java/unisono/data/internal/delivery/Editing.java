package unisono.data.internal.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import unisono.data.DataException;
import unisono.data.DeliveryIntervention.Action;
import unisono.data.internal.PayloadReader;
import unisono.events.DurableListener;
import unisono.events.DurableListeners;
import unisono.events.EventName;
import unisono.events.Origin;

/// Replaces the payload of a dead delivery, when it can be read.
public final class Editing {
    public static final int BYTES_MAX = 16 << 20;

    /// Nobody else has a dead one under way. Locks it.
    private static final String FIND =
            """
            select name, version, convert_from(payload, 'UTF8') from unisono.delivery
             where listener = ? and position = ? and state = 'dead' for update
            """;

    private static final String REPLACE =
            """
            update unisono.delivery
               set payload = ?, state = 'retry', attempt = 0, due_at = clock_timestamp()
             where listener = ? and position = ?
            """;

    private final DurableListeners listeners;
    private final PayloadReader payloads;

    public Editing(DurableListeners listeners, PayloadReader payloads) {
        this.listeners = listeners;
        this.payloads = payloads;
    }

    private record Dead(String event, int version, String payload) {}

    /// Replaces the payload, keeps the one before and who did it, and has it tried again; whether
    /// there was a dead delivery. Needs a transaction.
    ///
    /// @param json of the version that is stored
    /// @throws DataException if it cannot be read, or nobody here knows the listener, or nobody
    ///   says who he is
    public boolean edit(Connection connection, String listener, long position, String json)
            throws SQLException {
        refuseNobody(listener, position);
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > BYTES_MAX) {
            throw new DataException(
                    "A payload of %d bytes is longer than %d.".formatted(bytes.length, BYTES_MAX));
        }
        var dead = find(connection, listener, position).orElse(null);
        if (dead == null) {
            return false;
        }
        var _ = payloads.read(event(listener, dead.event()), dead.version(), json);
        Intervention.note(connection, listener, position, Action.EDITED, dead.payload());
        replace(connection, listener, position, bytes);
        Intervention.ring(connection);
        return true;
    }

    private static void refuseNobody(String listener, long position) {
        if (Origin.current().actor() == null) {
            throw new DataException(
                    "Who edits position %d of %s? What was changed is kept with who changed it: call it inside Origin.run(new Origin(\"ann\", null, null), …)."
                            .formatted(position, listener));
        }
    }

    private static Optional<Dead> find(Connection connection, String listener, long position)
            throws SQLException {
        try (var select = connection.prepareStatement(FIND)) {
            select.setString(1, listener);
            select.setLong(2, position);
            var row = select.executeQuery();
            return row.next()
                    ? Optional.of(new Dead(row.getString(1), row.getInt(2), row.getString(3)))
                    : Optional.empty();
        }
    }

    private EventName<?> event(String listener, String event) {
        return listeners.all().stream()
                .filter(one -> one.name().equals(listener))
                .map(DurableListener::events)
                .flatMap(events -> events.stream())
                .filter(one -> one.text().equals(event))
                .findFirst()
                .orElseThrow(() ->
                        new DataException(
                                "Nobody here is %s and hears %s, so nobody can tell whether its payload can be read. Edit it with an application that has the listener."
                                        .formatted(listener, event)));
    }

    private static void replace(
            Connection connection, String listener, long position, byte[] payload)
            throws SQLException {
        try (var update = connection.prepareStatement(REPLACE)) {
            update.setBytes(1, payload);
            update.setString(2, listener);
            update.setLong(3, position);
            update.executeUpdate();
        }
    }
}
