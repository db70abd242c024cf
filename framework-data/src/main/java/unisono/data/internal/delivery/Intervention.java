package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.data.DeliveryIntervention.Action;
import unisono.events.Origin;

/// What operators do with deliveries. Each needs a transaction, and rings for the nodes when it
/// commits.
public final class Intervention {
    private static final UUID NOBODY = new UUID(0, 0);

    /// Against one who is just about to write what waits behind it.
    private static final String LOCK =
            """
            select from unisono.lease l
              join unisono.delivery d on d.listener = l.listener and d.slot = l.slot
             where d.listener = ? and d.position = ? for update of l
            """;

    /// Its attempts count anew; their history stays.
    private static final String RETRY =
            """
            update unisono.delivery set state = 'retry', attempt = 0, due_at = clock_timestamp()
             where listener = ? and position = ? and state in ('dead', 'retry', 'suspended')
            """;

    private static final String DROP =
            "delete from unisono.delivery where listener = ? and position = ?";
    private static final String KEEP =
            """
            insert into unisono.done (listener, position, lane) values (?, ?, ?)
            on conflict do nothing
            """;
    private static final String PROMOTE =
            """
            update unisono.delivery d set state = 'retry', due_at = clock_timestamp()
             where d.listener = ? and d.state = 'waiting'
               and not exists (select from unisono.delivery h
                                where h.listener = d.listener and h.key = d.key
                                  and h.position < d.position)
            """;

    private static final String NOTE =
            """
            insert into unisono.intervention (listener, position, action, actor, payload)
            values (?, ?, ?, ?, convert_to(?, 'UTF8'))
            """;

    private Intervention() {}

    /// Keeps what somebody does.
    ///
    /// @param payload that is replaced, if one is
    static void note(
            Connection connection,
            String listener,
            long position,
            Action action,
            @Nullable String payload)
            throws SQLException {
        try (var insert = connection.prepareStatement(NOTE)) {
            insert.setString(1, listener);
            insert.setLong(2, position);
            insert.setString(3, action.name().toLowerCase(Locale.ROOT));
            insert.setString(4, Origin.current().actor());
            insert.setString(5, payload);
            insert.executeUpdate();
        }
    }

    /// The nodes look what has changed, when it is committed.
    static void ring(Connection connection) throws SQLException {
        Doorbell.ring(connection, NOBODY, "retry");
    }

    /// Has it tried again; whether there was something to be.
    public static boolean retry(Connection connection, String listener, long position)
            throws SQLException {
        boolean found = change(connection, RETRY, listener, position);
        if (found) {
            note(connection, listener, position, Action.RETRIED, null);
        }
        ring(connection);
        return found;
    }

    /// Drops it; whether it was there.
    public static boolean drop(Connection connection, String listener, long position)
            throws SQLException {
        change(connection, LOCK, listener, position);
        boolean found = change(connection, DROP, listener, position);
        if (found) {
            try (var keep = connection.prepareStatement(KEEP)) {
                keep.setString(1, listener);
                keep.setLong(2, position);
                keep.setInt(3, DoneTable.lane(position));
                keep.executeUpdate();
            }
            note(connection, listener, position, Action.DROPPED, null);
            change(connection, PROMOTE, listener);
            ring(connection);
        }
        return found;
    }

    /// Pauses or resumes a listener; whether there is one.
    public static boolean pause(Connection connection, String listener, boolean pauses)
            throws SQLException {
        try (var update =
                connection.prepareStatement(
                        "update unisono.listener set paused = ? where name = ?")) {
            update.setBoolean(1, pauses);
            update.setString(2, listener);
            boolean found = update.executeUpdate() == 1;
            Doorbell.ring(connection, NOBODY, "pause");
            return found;
        }
    }

    /// Takes a listener out for ever, unless a node that lives knows it.
    public static boolean forget(Connection connection, String listener) throws SQLException {
        boolean forgotten =
                change(
                        connection,
                        """
                        delete from unisono.listener l
                         where l.name = ?
                           and not exists (select from unisono.node n
                                            where l.name = any (n.listeners)
                                              and n.until > clock_timestamp())
                        """,
                        listener);
        if (forgotten) {
            change(connection, "delete from unisono.delivery where listener = ?", listener);
            change(connection, "delete from unisono.attempt where listener = ?", listener);
            change(connection, "delete from unisono.intervention where listener = ?", listener);
            change(connection, "delete from unisono.done where listener = ?", listener);
            change(connection, "delete from unisono.progress where listener = ?", listener);
        }
        return forgotten;
    }

    private static boolean change(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return !statement.execute() && statement.getUpdateCount() > 0;
        }
    }
}
