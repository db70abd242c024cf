package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unisono.events.DurableListener;
import unisono.events.EventName;

/// Who hears durably, by name, over all releases that ever ran.
final class Registry {
    /// Commits what was decided before: from now on means behind everything that is visible.
    private static final String ADD =
            """
            insert into unisono.listener (name, module, begins, events)
            values (?, ?, case when ? then 0 else unisono.horizon() end, ?)
            on conflict (name) do update
               set module = excluded.module, events = excluded.events,
                   seen_at = clock_timestamp()
            """;

    private static final String ADD_SLOTS =
            """
            insert into unisono.lease (listener, slot, low)
            select l.name, s, l.begins from unisono.listener l, generate_series(0, ?) s
             where l.name = ?
            on conflict do nothing
            """;
    private static final String FORGOTTEN =
            """
            select l.name from unisono.listener l
             where l.name <> all (?)
               and not exists (select from unisono.node n
                                where l.name = any (n.listeners) and n.until > clock_timestamp())
             order by l.name
            """;

    private Registry() {}

    /// Makes them known. One that is new hears from now on, or from the beginning of the log.
    static void add(Connection connection, List<DurableListener> listeners) throws SQLException {
        for (var listener : listeners) {
            var events = listener.events().stream().map(EventName::text).sorted().toList();
            try (var insert = connection.prepareStatement(ADD)) {
                insert.setString(1, listener.name());
                insert.setString(2, listener.module());
                insert.setBoolean(3, listener.durability().fromStart());
                insert.setArray(4, new Arrays(connection).texts(events, event -> event));
                insert.executeUpdate();
            }
            try (var insert = connection.prepareStatement(ADD_SLOTS)) {
                insert.setInt(1, Slots.COUNT - 1);
                insert.setString(2, listener.name());
                insert.executeUpdate();
            }
        }
    }

    /// Those whom no node knows that lives, but for the given ones.
    static List<String> forgotten(Connection connection, List<String> known) throws SQLException {
        try (var select = connection.prepareStatement(FORGOTTEN)) {
            select.setArray(1, new Arrays(connection).texts(known, name -> name));
            var result = select.executeQuery();
            var names = new ArrayList<String>();
            while (result.next()) {
                names.add(result.getString(1));
            }
            return names;
        }
    }
}
