package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import unisono.data.projection.GenerationState;
import unisono.data.projection.ProjectionStatus;
import unisono.data.projection.Projections;

/// How projections are. Stateless.
public final class Statuses {
    private static final double MILLIS = 1_000;

    /// The part that is furthest behind counts. What emitters fold is not behind. Events are
    /// counted among a million positions: who is further behind is behind, whatever the number.
    private static final String STATUSES =
            """
            select j.name, j.module, g.generation, g.state, g.version, j.paused, g.partitions,
                   j.inline and g.state = 'live' as inline,
                   j.version <> g.version or j.events <> g.events as stale,
                   case when j.inline and g.state = 'live' then h.horizon else p.low end as position,
                   p.folded, coalesce(l.lag, 0) as lag,
                   coalesce(greatest(0, extract(epoch from clock_timestamp() - l.oldest)), 0) as behind,
                   (select count(*) from unisono.projection_aside a
                     where a.projection = j.name and a.generation = g.generation) as aside,
                   f.failed_at, f.failed_key, f.error
              from (select unisono.horizon() as horizon) h
             cross join unisono.projection j
              join unisono.projection_generation g on g.projection = j.name
             cross join lateral (select min(p.position) as low, sum(p.folded)::bigint as folded
                                   from unisono.projection_part p
                                  where p.projection = j.name and p.generation = g.generation) p
              left join lateral (select count(*) as lag, min(e.time) as oldest
                                   from (select e.time from unisono.event e
                                          where e.position > p.low
                                            and e.position <= least(h.horizon, p.low + 1000000)
                                            and e.name = any (j.events)
                                          order by e.position limit ?) e) l
                on g.state <> 'old' and not (j.inline and g.state = 'live')
              left join lateral (select p.failed_at, p.failed_key, p.error
                                   from unisono.projection_part p
                                  where p.projection = j.name and p.generation = g.generation
                                    and p.error is not null
                                  order by p.part limit 1) f on true
             order by j.name, g.state <> 'live', g.generation
            """;

    private Statuses() {}

    /// All that were ever known.
    ///
    /// @param known whether this application has one of a name
    public static List<ProjectionStatus> read(Connection connection, Predicate<String> known)
            throws SQLException {
        try (var select = connection.prepareStatement(STATUSES)) {
            select.setInt(1, Projections.COUNT_MAX);
            try (var rows = select.executeQuery()) {
                var all = new ArrayList<ProjectionStatus>();
                while (rows.next()) {
                    all.add(status(rows, known));
                }
                return all;
            }
        }
    }

    private static ProjectionStatus status(ResultSet row, Predicate<String> known)
            throws SQLException {
        var name = row.getString("name");
        return new ProjectionStatus(
                name,
                row.getString("module"),
                row.getInt("generation"),
                GenerationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("version"),
                row.getBoolean("inline"),
                row.getBoolean("paused"),
                row.getBoolean("stale"),
                known.test(name),
                row.getInt("partitions"),
                row.getLong("position"),
                row.getLong("lag"),
                Duration.ofMillis((long) (row.getDouble("behind") * MILLIS)),
                row.getLong("folded"),
                row.getLong("aside"),
                row.getObject("failed_at", Long.class),
                row.getString("failed_key"),
                row.getString("error"));
    }
}
