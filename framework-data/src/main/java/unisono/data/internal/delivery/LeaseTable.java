package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import unisono.data.internal.delivery.Beat.FreeSlot;
import unisono.data.internal.delivery.Gain.ParkedKey;
import unisono.data.internal.delivery.Gain.Start;
import unisono.events.EventName;

/// Claims slots, and gives them back.
final class LeaseTable {
    private static final String CLAIM =
            """
            update unisono.lease l set owner = ?, epoch = l.epoch + 1
              from (select c.listener, c.slot, c.owner as before,
                           (select n.name from unisono.node n where n.id = c.owner) as name
                      from unisono.lease c
                      join unnest(?::text[], ?::smallint[]) as w (listener, slot)
                     using (listener, slot)
                     where c.owner is null
                        or not exists (select from unisono.node n
                                        where n.id = c.owner and n.until > clock_timestamp())
                       for update of c skip locked) free
             where l.listener = free.listener and l.slot = free.slot
            returning l.listener, l.slot, l.epoch,
                      case when free.before is not null then coalesce(free.name, '?') end
            """;

    private static final String LAST = "select pg_sequence_last_value('unisono.position')";

    /// In a statement of its own: facts are folded into the leases and then emptied, and who did
    /// not see the one must see the other.
    private static final String LOCK = "lock table unisono.progress in access share mode";

    private static final String LOWS =
            """
            select s.listener, s.slot, s.owner, s.epoch, s.low from unisono.slot s
              join unnest(?::text[], ?::smallint[]) as w (listener, slot) using (listener, slot)
            """;
    private static final String DONE =
            "select position from unisono.done where listener = ? and position > ? order by position";
    private static final String FAILED =
            """
            select position, slot, key from unisono.delivery
             where listener = ? and slot = any (?)
            """;

    /// What waits behind nothing, because who took its key up did not come to it.
    private static final String PROMOTE =
            """
            update unisono.delivery d set state = 'retry', due_at = clock_timestamp()
             where d.listener = ? and d.slot = any (?) and d.state = 'waiting'
               and not exists (select from unisono.delivery h
                                where h.listener = d.listener and h.key = d.key
                                  and h.position < d.position)
            """;

    /// What another release could not read.
    private static final String RESUME =
            """
            update unisono.delivery d set state = 'retry', due_at = clock_timestamp()
              from unnest(?::text[], ?::integer[]) as known (name, version)
             where d.listener = ? and d.slot = any (?) and d.state = 'suspended'
               and d.name = known.name and d.version <= known.version
            """;

    private static final String RELEASE =
            """
            update unisono.lease set owner = null, low = greatest(low, ?)
             where listener = ? and slot = ? and owner = ? and epoch = ?
            """;

    /// What has a row of its own is settled, and not done.
    private static final String KEEP =
            """
            insert into unisono.done (listener, position, lane)
            select w.listener, v.position, v.lane
              from (select ?::text as listener) w,
                   unnest(?::bigint[], ?::smallint[]) as v (position, lane)
             where not exists (select from unisono.delivery d
                                where d.listener = w.listener and d.position = v.position)
            on conflict do nothing
            """;

    private LeaseTable() {}

    /// Claims what is still free of it, and reads where it was left. Needs a transaction.
    static List<Gain> claim(
            Connection connection, UUID me, List<FreeSlot> wanted, Map<String, Mailbox> mailboxes)
            throws SQLException {
        var ended = new HashMap<Hold, String>();
        var holds = claimed(connection, me, wanted, ended);
        if (holds.isEmpty()) {
            return List.of();
        }
        long mark = ended.isEmpty() ? Gain.NO_MARK : last(connection);
        var starts =
                starts(connection, holds, hold -> ended.containsKey(hold) ? mark : Gain.NO_MARK);
        var byListener = starts.stream().collect(Collectors.groupingBy(s -> s.hold().listener()));
        var gains = new ArrayList<Gain>();
        for (var entry : byListener.entrySet()) {
            var mailbox = mailboxes.get(entry.getKey());
            if (mailbox != null) {
                gains.add(gain(connection, mailbox, entry.getValue(), ended));
            }
        }
        return gains;
    }

    /// Behind everything that anybody can have begun.
    private static long last(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(LAST);
                var answer = select.executeQuery()) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /// @param ended takes the names of the nodes that did not give them back
    private static List<Hold> claimed(
            Connection connection, UUID me, List<FreeSlot> wanted, Map<Hold, String> ended)
            throws SQLException {
        var arrays = new Arrays(connection);
        try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, me);
            claim.setArray(2, arrays.texts(wanted, FreeSlot::listener));
            claim.setArray(3, arrays.shorts(wanted, FreeSlot::slot));
            var rows = claim.executeQuery();
            var holds = new ArrayList<Hold>();
            while (rows.next()) {
                var hold = new Hold(rows.getString(1), rows.getInt(2), me, rows.getLong(3));
                holds.add(hold);
                var node = rows.getString(4);
                if (node != null) {
                    ended.put(hold, node);
                }
            }
            return holds;
        }
    }

    private static List<Start> starts(
            Connection connection, List<Hold> holds, ToLongFunction<Hold> mark)
            throws SQLException {
        var arrays = new Arrays(connection);
        try (var lock = connection.prepareStatement(LOCK);
                var select = connection.prepareStatement(LOWS)) {
            lock.execute();
            select.setArray(1, arrays.texts(holds, Hold::listener));
            select.setArray(2, arrays.shorts(holds, Hold::slot));
            var rows = select.executeQuery();
            var starts = new ArrayList<Start>();
            while (rows.next()) {
                var hold =
                        new Hold(
                                rows.getString(1),
                                rows.getInt(2),
                                rows.getObject(3, UUID.class),
                                rows.getLong(4));
                starts.add(new Start(hold, rows.getLong(5), mark.applyAsLong(hold)));
            }
            return starts;
        }
    }

    private static Gain gain(
            Connection connection, Mailbox mailbox, List<Start> starts, Map<Hold, String> ended)
            throws SQLException {
        var slots = starts.stream().map(start -> start.hold().slot()).toList();
        promote(connection, mailbox.name(), slots);
        resume(connection, mailbox, slots);
        long low = starts.stream().mapToLong(Start::low).min().orElseThrow();
        var done = done(connection, mailbox.name(), low);
        var stored = new HashSet<Long>();
        var parked = failed(connection, mailbox.name(), slots, stored);
        var lows = new HashMap<Integer, Long>();
        var names = new HashMap<Integer, String>();
        for (var start : starts) {
            lows.put(start.hold().slot(), start.low());
            names.computeIfAbsent(start.hold().slot(), _ -> ended.get(start.hold()));
        }
        var crashes =
                ProbeTable.crashes(
                        connection,
                        mailbox.name(),
                        slots,
                        names,
                        probe ->
                                !done.contains(probe.position())
                                        && (stored.contains(probe.position())
                                                || probe.position()
                                                        > lows.getOrDefault(
                                                                probe.slot(), Long.MAX_VALUE)));
        done.addAll(stored);
        return new Gain(mailbox.name(), starts, done, parked, crashes);
    }

    private static void promote(Connection connection, String listener, List<Integer> slots)
            throws SQLException {
        try (var update = connection.prepareStatement(PROMOTE)) {
            update.setString(1, listener);
            update.setArray(2, new Arrays(connection).shorts(slots, slot -> slot));
            update.executeUpdate();
        }
    }

    private static void resume(Connection connection, Mailbox mailbox, List<Integer> slots)
            throws SQLException {
        Collection<EventName<?>> known = mailbox.events().values();
        var arrays = new Arrays(connection);
        try (var update = connection.prepareStatement(RESUME)) {
            update.setArray(1, arrays.texts(known, EventName::text));
            update.setArray(2, arrays.ints(known, EventName::version));
            update.setString(3, mailbox.name());
            update.setArray(4, arrays.shorts(slots, slot -> slot));
            update.executeUpdate();
        }
    }

    private static Set<Long> done(Connection connection, String listener, long low)
            throws SQLException {
        try (var select = connection.prepareStatement(DONE)) {
            select.setString(1, listener);
            select.setLong(2, low);
            var rows = select.executeQuery();
            var positions = new HashSet<Long>();
            while (rows.next()) {
                positions.add(rows.getLong(1));
            }
            return positions;
        }
    }

    /// @param stored takes the positions
    private static List<ParkedKey> failed(
            Connection connection, String listener, List<Integer> slots, Set<Long> stored)
            throws SQLException {
        try (var select = connection.prepareStatement(FAILED)) {
            select.setString(1, listener);
            select.setArray(2, new Arrays(connection).shorts(slots, slot -> slot));
            var rows = select.executeQuery();
            var parked = new ArrayList<ParkedKey>();
            while (rows.next()) {
                stored.add(rows.getLong(1));
                var key = rows.getString(3);
                if (key != null) {
                    parked.add(new ParkedKey(rows.getInt(2), key));
                }
            }
            return parked;
        }
    }

    /// Gives a slot back, with all that the next owner must know. Needs a transaction.
    static void release(Connection connection, HandOver over) throws SQLException {
        var hold = over.hold();
        if (!over.settled().isEmpty()) {
            keep(connection, hold.listener(), over.settled());
        }
        try (var update = connection.prepareStatement(RELEASE)) {
            update.setLong(1, over.low());
            update.setString(2, hold.listener());
            update.setInt(3, hold.slot());
            update.setObject(4, hold.owner());
            update.setLong(5, hold.epoch());
            update.executeUpdate();
        }
    }

    private static void keep(Connection connection, String listener, List<Long> positions)
            throws SQLException {
        var arrays = new Arrays(connection);
        try (var insert = connection.prepareStatement(KEEP)) {
            insert.setString(1, listener);
            insert.setArray(2, arrays.longs(positions, position -> position));
            insert.setArray(3, arrays.shorts(positions, DoneTable::lane));
            insert.executeUpdate();
        }
    }

    /// Gives back all that a node has, as it is.
    static void abandon(Connection connection, UUID me) throws SQLException {
        try (var update =
                connection.prepareStatement(
                        "update unisono.lease set owner = null where owner = ?")) {
            update.setObject(1, me);
            update.executeUpdate();
        }
    }

    /// Takes a node out.
    static void leave(Connection connection, UUID me) throws SQLException {
        try (var delete = connection.prepareStatement("delete from unisono.node where id = ?")) {
            delete.setObject(1, me);
            delete.executeUpdate();
        }
    }
}
