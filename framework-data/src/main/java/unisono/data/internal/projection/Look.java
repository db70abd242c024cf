package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unisono.events.EventName;

/// Looks for what is to be folded, in one statement for all projections. One thread.
///
/// A part that hears nothing of what is new is left as it is, and where the look has come to is
/// remembered: so nothing is written for what nobody hears. Only a part that falls far behind is
/// moved, that others may see where it is.
final class Look {
    /// How far behind a part may be that has nothing to fold.
    private static final long FAR = 10_000;

    private static final String LOOK =
            """
            with h as materialized (
                select unisono.horizon() as horizon, pg_sequence_last_value('unisono.position') as drawn)
            select h.horizon, h.drawn, d.*
              from h left join lateral (
                select p.projection, p.generation, p.part, g.state = 'live' as live,
                       k.inline and g.state = 'live'
                           and not exists (select from unisono.projection_aside a
                                            where a.projection = p.projection
                                              and a.generation = p.generation) as arriving,
                       l.low < h.horizon
                           and (h.horizon - p.position > ?
                                or exists (select from unisono.event e
                                            where e.position > l.low and e.position <= h.horizon
                                              and e.name = any (j.events))) as due,
                       exists (select from unisono.projection_aside a
                                 join unnest(?::text[], ?::integer[]) v (event, version)
                                   on a.event = v.event and a.version <= v.version
                                where a.projection = p.projection and a.generation = p.generation
                                  and a.part = p.part and a.reason = 'newer') as readable
                  from unnest(?::text[], ?::integer[], ?::boolean[]) k (name, version, inline)
                  join unisono.projection j on j.name = k.name and not j.paused
                  join unisono.projection_generation g
                    on g.projection = j.name and g.state <> 'old' and g.version <= k.version
                  join unisono.projection_part p
                    on p.projection = g.projection and p.generation = g.generation and p.error is null
                  left join unnest(?::text[], ?::integer[], ?::integer[], ?::bigint[])
                       s (projection, generation, part, seen)
                    on s.projection = p.projection and s.generation = p.generation and s.part = p.part
                 cross join lateral (select greatest(p.position, s.seen) as low) l
                 where not (j.inline and g.state = 'live')
                 order by g.state = 'live' desc, h.horizon - p.position
              ) d on true
            """;

    private final Known known;
    private final Map<String, Integer> versions = new TreeMap<>();
    private Map<PartId, Long> seen = Map.of();

    Look(Known known) {
        this.known = known;
        known.all().stream()
                .flatMap(one -> one.definition().events().stream())
                .forEach(this::remember);
    }

    private void remember(EventName<?> event) {
        versions.put(event.text(), event.version());
    }

    /// What was seen.
    ///
    /// @param pending whether something is being committed of which nobody knows the outcome
    record Seen(List<Due> due, boolean pending) {}

    /// A part that has something to be done.
    ///
    /// @param live whether readers know its generation
    /// @param arriving whether emitters shall fold it as soon as it has caught up
    /// @param readable whether something was set aside that can be read by now
    record Due(PartId part, boolean live, boolean arriving, boolean readable) {}

    /// @param connection that commits each statement by itself
    Seen look(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(LOOK)) {
            fill(connection, select);
            try (var rows = select.executeQuery()) {
                var news = new HashMap<PartId, Long>();
                var due = new ArrayList<Due>();
                boolean pending = false;
                while (rows.next()) {
                    long horizon = rows.getLong("horizon");
                    pending = horizon < rows.getLong("drawn");
                    if (rows.getString("projection") == null) {
                        continue;
                    }
                    var id =
                            new PartId(
                                    rows.getString("projection"),
                                    rows.getInt("generation"),
                                    rows.getInt("part"));
                    var one =
                            new Due(
                                    id,
                                    rows.getBoolean("live"),
                                    rows.getBoolean("arriving"),
                                    rows.getBoolean("readable"));
                    if (rows.getBoolean("due") || one.arriving || one.readable) {
                        due.add(one);
                    } else {
                        news.put(id, horizon);
                    }
                }
                seen = news;
                return new Seen(due, pending);
            }
        }
    }

    private void fill(Connection connection, PreparedStatement select) throws SQLException {
        var all = known.all();
        var parts = new ArrayList<>(seen.keySet());
        int next = 1;
        select.setLong(next++, FAR);
        array(connection, select, next++, "text", versions.keySet().toArray());
        array(connection, select, next++, "integer", versions.values().toArray());
        array(connection, select, next++, "text", all.stream().map(Known.One::name).toArray());
        var definitions = all.stream().map(Known.One::definition).toList();
        array(
                connection,
                select,
                next++,
                "integer",
                definitions.stream().map(it -> it.version()).toArray());
        array(
                connection,
                select,
                next++,
                "boolean",
                definitions.stream().map(it -> it.inline()).toArray());
        array(connection, select, next++, "text", parts.stream().map(PartId::projection).toArray());
        array(
                connection,
                select,
                next++,
                "integer",
                parts.stream().map(PartId::generation).toArray());
        array(connection, select, next++, "integer", parts.stream().map(PartId::number).toArray());
        array(connection, select, next, "bigint", parts.stream().map(seen::get).toArray());
    }

    private static void array(
            Connection connection, PreparedStatement select, int index, String type, Object[] cells)
            throws SQLException {
        select.setArray(index, connection.createArrayOf(type, cells));
    }
}
