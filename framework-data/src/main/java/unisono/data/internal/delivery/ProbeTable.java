package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import unisono.data.internal.delivery.NotCompleted.Reason;

/// What was begun of that which a node may have ended by.
final class ProbeTable {
    /// That a server which crashes itself loses the last of it does no harm: nobody waits for a
    /// disk.
    private static final String NOTE =
            """
            insert into unisono.probe (listener, position, slot, running)
            select l.listener, v.position, v.slot, true
              from unnest(?::bigint[], ?::smallint[], ?::bigint[]) as v (position, slot, epoch)
              join unisono.lease l
                on l.listener = ? and l.slot = v.slot and l.owner = ? and l.epoch = v.epoch
             where set_config('synchronous_commit', 'off', true) = 'off'
            on conflict (listener, position) do update set running = true
            """;

    private static final String FORGET =
            """
            delete from unisono.probe p
             where p.listener = ? and p.position = any (?)
               and exists (select from unisono.lease l
                            where l.listener = p.listener and l.slot = p.slot and l.owner = ?)
               and set_config('synchronous_commit', 'off', true) = 'off'
            """;
    private static final String OF_SLOTS =
            """
            select position, slot, running, crashes from unisono.probe
             where listener = ? and slot = any (?)
            """;
    private static final String COUNT =
            """
            update unisono.probe set running = false, crashes = ?
             where listener = ? and position = ?
            """;
    private static final String HISTORY =
            """
            insert into unisono.attempt (listener, position, attempt, node, error, round, crash)
            values (?, ?, ?, ?, ?, (select count(*) from unisono.intervention i
                                     where i.listener = ? and i.position = ?), true)
            on conflict do nothing
            """;

    private ProbeTable() {}

    /// Notes that these begin, which are of one listener.
    ///
    /// @throws NotCompleted if one of them is somebody else's by now
    static void note(Connection connection, List<Item> items) throws SQLException {
        var hold = items.getFirst().hold();
        var arrays = new Arrays(connection);
        try (var insert = connection.prepareStatement(NOTE)) {
            insert.setArray(1, arrays.longs(items, Item::position));
            insert.setArray(2, arrays.shorts(items, item -> item.hold().slot()));
            insert.setArray(3, arrays.longs(items, item -> item.hold().epoch()));
            insert.setString(4, hold.listener());
            insert.setObject(5, hold.owner());
            if (insert.executeUpdate() != items.size()) {
                throw new NotCompleted(items.size() == 1 ? Reason.FENCED : Reason.SOME);
            }
        }
    }

    /// These have not ended the node.
    static void forget(Connection connection, List<Item> items) throws SQLException {
        try (var delete = connection.prepareStatement(FORGET)) {
            delete.setString(1, items.getFirst().hold().listener());
            delete.setArray(2, new Arrays(connection).longs(items, Item::position));
            delete.setObject(3, items.getFirst().hold().owner());
            delete.executeUpdate();
        }
    }

    /// One that was noted.
    record Probe(long position, int slot, boolean running, int crashes) {}

    /// What is still to be done of that at which nodes have ended, and how often they have. Counts
    /// what ran when its node ended now.
    ///
    /// @param ended the names of the nodes that did, by slot
    static Map<Long, Integer> crashes(
            Connection connection,
            String listener,
            List<Integer> slots,
            Map<Integer, String> ended,
            Predicate<Probe> pending)
            throws SQLException {
        var crashes = new HashMap<Long, Integer>();
        for (var probe : probes(connection, listener, slots)) {
            var node = ended.get(probe.slot());
            int count = probe.crashes() + (probe.running() && node != null ? 1 : 0);
            if (pending.test(probe) && count > 0) {
                crashes.put(probe.position(), count);
            }
            if (probe.running()) {
                count(connection, listener, probe.position(), count);
            }
            if (node != null && crashes.containsKey(probe.position()) && probe.running()) {
                tell(connection, listener, probe.position(), count, node);
            }
        }
        return crashes;
    }

    private static List<Probe> probes(Connection connection, String listener, List<Integer> slots)
            throws SQLException {
        try (var select = connection.prepareStatement(OF_SLOTS)) {
            select.setString(1, listener);
            select.setArray(2, new Arrays(connection).shorts(slots, slot -> slot));
            var rows = select.executeQuery();
            var probes = new ArrayList<Probe>();
            while (rows.next()) {
                probes.add(
                        new Probe(
                                rows.getLong(1),
                                rows.getInt(2),
                                rows.getBoolean(3),
                                rows.getInt(4)));
            }
            return probes;
        }
    }

    private static void count(Connection connection, String listener, long position, int crashes)
            throws SQLException {
        try (var update = connection.prepareStatement(COUNT)) {
            update.setInt(1, crashes);
            update.setString(2, listener);
            update.setLong(3, position);
            update.executeUpdate();
        }
    }

    private static void tell(
            Connection connection, String listener, long position, int crashes, String node)
            throws SQLException {
        try (var insert = connection.prepareStatement(HISTORY)) {
            insert.setString(1, listener);
            insert.setLong(2, position);
            insert.setInt(3, crashes);
            insert.setString(4, node);
            insert.setString(5, "The node ended, or lost its lease, while this was delivered.");
            insert.setString(6, listener);
            insert.setLong(7, position);
            insert.executeUpdate();
        }
    }
}
