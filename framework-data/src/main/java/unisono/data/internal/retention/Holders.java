package unisono.data.internal.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unisono.data.LogPartition;
import unisono.data.RetentionReport.Holder;

/// For whom the log is kept.
final class Holders {
    /// Nobody runs a listener while no node does: after a restart of all, none is forgotten. Nodes
    /// that ended are remembered for an hour.
    static final String FORGOTTEN =
            """
            (n.paused or exists (select from unisono.node o where o.until > clock_timestamp())
                     and not exists (select from unisono.node o where n.name = any (o.listeners)))
            """;

    private static final String HOLDERS =
            """
            select 'listener ' || n.name, min(s.low), bool_or(%s)
              from unisono.listener n join unisono.slot s on s.listener = n.name
             group by n.name
            union all
            select format('replay %%s of %%s', r.id, r.listener), min(l.low), false
              from unisono.replay r join unisono.replay_lane l on l.replay = r.id
             where r.state in ('running', 'paused', 'stopped')
             group by r.id
            union all
            select 'projection ' || p.projection,
                   least(min(case when j.inline and g.state = 'live' then null else p.position end),
                         (select min(a.position) - 1 from unisono.projection_aside a
                           where a.projection = p.projection)),
                   false
              from unisono.projection_part p
              join unisono.projection_generation g
                on g.projection = p.projection and g.generation = p.generation and g.state <> 'old'
              join unisono.projection j on j.name = p.projection
             group by p.projection
            having least(min(case when j.inline and g.state = 'live' then null else p.position end),
                         (select min(a.position) - 1 from unisono.projection_aside a
                           where a.projection = p.projection)) is not null
            union all
            select 'horizon', unisono.horizon(), false
             order by 2, 1
            """
                    .formatted(FORGOTTEN);

    private Holders() {}

    /// All, the furthest behind first.
    static List<Holder> read(Connection connection, List<LogPartition> partitions, long newest)
            throws SQLException {
        try (var select = connection.prepareStatement(HOLDERS);
                var rows = select.executeQuery()) {
            var holders = new ArrayList<Holder>();
            while (rows.next()) {
                long low = rows.getLong(2);
                long bytes = partitions.stream().mapToLong(one -> above(low, one, newest)).sum();
                holders.add(new Holder(rows.getString(1), low, bytes, rows.getBoolean(3)));
            }
            return holders;
        }
    }

    /// The part of a partition above a position, as if rows were equally large.
    private static long above(long low, LogPartition partition, long newest) {
        long end = Math.min(partition.ends() - 1, newest);
        long begin = Math.max(partition.begins() - 1, low);
        long drawn = end - partition.begins() + 1;
        return begin >= end || drawn <= 0
                ? 0
                : (long) ((double) partition.bytes() * (end - begin) / drawn);
    }
}
