package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a node learns when it says that it lives.
///
/// @param known false if its row is gone, so that it held nothing any more
/// @param held the slots that are its own
/// @param others that live, and whom they know
/// @param free slots that it could claim
/// @param paused listeners
/// @param horizon how far the log has come
/// @param nextDue when something may be tried again; null if there is nothing
/// @param replays whether there is a replay that nobody works on
record Beat(
        boolean known,
        Set<Hold> held,
        List<Other> others,
        List<FreeSlot> free,
        Set<String> paused,
        long horizon,
        @Nullable Duration nextDue,
        boolean replays) {

    /// Another node.
    record Other(UUID id, Set<String> listeners) {}

    record FreeSlot(String listener, int slot) {}

    private static final String SEPARATOR = "\n";
    private static final String BEAT =
            """
            with beat as (update unisono.node
                             set until = clock_timestamp() + ? * interval '1 ms'
                           where id = ? returning id)
            select exists (select from beat),
                   (select array_agg(concat_ws(chr(10), l.slot, l.epoch, l.listener))
                      from unisono.lease l where l.owner = ?),
                   (select array_agg(concat_ws(chr(10), n.id, array_to_string(n.listeners, chr(10))))
                      from unisono.node n where n.id <> ? and n.until > clock_timestamp()),
                   (select array_agg(concat_ws(chr(10), l.slot, l.listener))
                      from unisono.lease l
                     where l.listener = any (?)
                       and (l.owner is null
                            or l.owner <> ?
                               and not exists (select from unisono.node n
                                                where n.id = l.owner
                                                  and n.until > clock_timestamp()))),
                   (select array_agg(l.name) from unisono.listener l where l.paused),
                   (select ceil(1000 * extract(epoch from min(d.due_at) - clock_timestamp()))::bigint
                      from unisono.delivery d
                      join unisono.lease l
                        on l.listener = d.listener and l.slot = d.slot and l.owner = ?
                     where d.state = 'retry'),
                   unisono.horizon(),
                   exists (select from unisono.replay r
                            where r.state = 'running'
                              and (r.owner is null or r.lease < clock_timestamp()))
            """;
    private static final String JOIN =
            """
            insert into unisono.node (id, name, until, listeners)
            values (?, ?, clock_timestamp() + ? * interval '1 ms', ?)
            on conflict (id) do update set until = excluded.until
            """;

    /// Enters a node.
    static void join(Connection connection, Identity me, Duration lease, List<String> listeners)
            throws SQLException {
        try (var insert = connection.prepareStatement(JOIN)) {
            insert.setObject(1, me.id());
            insert.setString(2, me.name());
            insert.setLong(3, lease.toMillis());
            insert.setArray(4, connection.createArrayOf("text", listeners.toArray()));
            insert.executeUpdate();
        }
    }

    /// Says that a node lives, in one statement and one round trip.
    static Beat beat(Connection connection, UUID me, Duration lease, List<String> listeners)
            throws SQLException {
        try (var statement = connection.prepareStatement(BEAT)) {
            statement.setLong(1, lease.toMillis());
            statement.setObject(2, me);
            statement.setObject(3, me);
            statement.setObject(4, me);
            statement.setArray(5, connection.createArrayOf("text", listeners.toArray()));
            statement.setObject(6, me);
            statement.setObject(7, me);
            var answer = statement.executeQuery();
            answer.next();
            return of(answer, me);
        }
    }

    private static Beat of(ResultSet answer, UUID me) throws SQLException {
        long nextDue = answer.getLong(6);
        boolean none = answer.wasNull();
        return new Beat(
                answer.getBoolean(1),
                new HashSet<>(texts(answer, 2).map(text -> hold(text, me)).toList()),
                texts(answer, 3).map(Beat::other).toList(),
                texts(answer, 4).map(Beat::freeSlot).toList(),
                new HashSet<>(texts(answer, 5).toList()),
                answer.getLong(7),
                none ? null : Duration.ofMillis(Math.max(0, nextDue)),
                answer.getBoolean(8));
    }

    private static Stream<String> texts(ResultSet answer, int column) throws SQLException {
        var array = answer.getArray(column);
        return array == null ? Stream.empty() : Arrays.stream((String[]) array.getArray());
    }

    private static Hold hold(String text, UUID me) {
        var parts = text.split(SEPARATOR, 3);
        return new Hold(parts[2], Integer.parseInt(parts[0]), me, Long.parseLong(parts[1]));
    }

    private static Other other(String text) {
        var parts = List.of(text.split(SEPARATOR));
        return new Other(
                UUID.fromString(parts.getFirst()), Set.copyOf(parts.subList(1, parts.size())));
    }

    private static FreeSlot freeSlot(String text) {
        var parts = text.split(SEPARATOR, 2);
        return new FreeSlot(parts[1], Integer.parseInt(parts[0]));
    }
}
