package unisono.data.internal.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unisono.data.LogPartition;
import unisono.data.RetentionReport.Loss;

/// What of the log was given up.
public final class Retired {
    private static final String DECIDE =
            """
            insert into unisono.dropped_partition (number, bytes) values (?, ?)
            on conflict do nothing
            """;
    private static final String BEGUN =
            """
            select d.number, coalesce(i.inhdetachpending, false) as pending,
                   i.inhrelid is not null and not i.inhdetachpending as attached
              from unisono.dropped_partition d
              left join pg_class c on c.relnamespace = 'unisono'::regnamespace
                                  and c.relname = 'event_p' || d.number
              left join pg_inherits i
                on i.inhrelid = c.oid and i.inhparent = 'unisono.event'::regclass
             where d.dropped_at is null order by d.number
            """;
    private static final String DROPPED =
            "update unisono.dropped_partition set dropped_at = clock_timestamp() where number = ?";

    /// Who still has a slot of it loses it: another epoch, and no owner.
    private static final String PARK =
            """
            with lost as (
                insert into unisono.loss (listener, behind, until, events)
                select n.name, s.low, ?,
                       (select count(*) from unisono.event e
                         where e.position > s.low and e.position <= ? and e.name = any (n.events)
                           and not exists (select from unisono.done d
                                            where d.listener = n.name and d.position = e.position)
                           and not exists (select from unisono.delivery d
                                            where d.listener = n.name
                                              and d.position = e.position))
                  from unisono.listener n
                  join (select listener, min(low) as low from unisono.slot group by listener) s
                    on s.listener = n.name
                 where s.low < ? and %s
                on conflict do nothing
                returning listener, behind, until, events),
                 moved as (
                update unisono.lease l
                   set low = greatest(l.low, lost.until), owner = null, epoch = l.epoch + 1
                  from lost where l.listener = lost.listener)
            select * from lost order by listener
            """
                    .formatted(Holders.FORGOTTEN);

    private static final String LOSSES =
            "select * from unisono.loss order by at desc, listener limit 1000";

    private Retired() {}

    /// A partition whose end has begun.
    ///
    /// @param pending whether it is being detached
    /// @param attached whether it is not even that
    record Begun(long number, boolean pending, boolean attached) {}

    static List<Begun> begun(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(BEGUN);
                var rows = select.executeQuery()) {
            var begun = new ArrayList<Begun>();
            while (rows.next()) {
                begun.add(new Begun(rows.getLong(1), rows.getBoolean(2), rows.getBoolean(3)));
            }
            return begun;
        }
    }

    static void decide(Connection connection, LogPartition partition) throws SQLException {
        try (var insert = connection.prepareStatement(DECIDE)) {
            insert.setLong(1, partition.number());
            insert.setLong(2, partition.bytes());
            insert.executeUpdate();
        }
    }

    static void dropped(Connection connection, long number) throws SQLException {
        try (var update = connection.prepareStatement(DROPPED)) {
            update.setLong(1, number);
            update.executeUpdate();
        }
    }

    /// Keeps nothing up to a position any more for listeners that nobody runs.
    static List<Loss> park(Connection connection, long until) throws SQLException {
        try (var insert = connection.prepareStatement(PARK)) {
            insert.setLong(1, until);
            insert.setLong(2, until);
            insert.setLong(3, until);
            return losses(insert.executeQuery());
        }
    }

    /// What listeners have lost, the latest first.
    public static List<Loss> losses(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(LOSSES)) {
            return losses(select.executeQuery());
        }
    }

    private static List<Loss> losses(java.sql.ResultSet rows) throws SQLException {
        var losses = new ArrayList<Loss>();
        while (rows.next()) {
            losses.add(
                    new Loss(
                            rows.getString("listener"),
                            rows.getLong("behind"),
                            rows.getLong("until"),
                            rows.getLong("events")));
        }
        return losses;
    }
}
