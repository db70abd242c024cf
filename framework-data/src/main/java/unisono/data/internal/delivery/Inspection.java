package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import unisono.data.DeliveryIntervention;
import unisono.data.DeliveryIntervention.Action;
import unisono.data.DeliveryState;
import unisono.data.ListenerLag;
import unisono.data.StoppedDelivery;
import unisono.data.StoppedDelivery.Attempt;

/// What operators ask about deliveries.
public final class Inspection {
    /// What waits behind a dead one is stopped as it is. Each subquery is an index scan for each
    /// row of the one above it, and is no join that reads a whole table: what it finds is little
    /// where all is well, however large the tables are.
    private static final String LAGS =
            """
            with least as (select listener, min(low) as low from unisono.slot group by listener)
            select n.name, n.module, n.paused,
                   exists (select from unisono.node o
                            where n.name = any (o.listeners) and o.until > clock_timestamp())
                       as known,
                   u.unread, u.oldest,
                   r.number + w.number - w.stopped as retrying,
                   d.number + s.number + w.stopped as stopped,
                   (select coalesce(sum(o.events), 0) from unisono.loss o
                     where o.listener = n.name) as lost
              from unisono.listener n
              join least l on l.listener = n.name,
                   lateral (select count(*) as unread, min(e.time) as oldest
                              from (select e.time from unisono.event e
                                     where e.position > l.low and e.name = any (n.events)
                                       and (select true from unisono.done x
                                             where x.listener = n.name
                                               and x.lane = (e.position >> %1$d & %2$d)::smallint
                                               and x.position = e.position) is null
                                       and (select true from unisono.delivery x
                                             where x.listener = n.name
                                               and x.position = e.position) is null
                                     limit ?) e) u,
                   lateral (%3$s) r,
                   lateral (%4$s) d,
                   lateral (%5$s) s,
                   lateral (select count(*) as number, count(x.stopped) as stopped
                              from (select (select true from unisono.delivery h
                                             where h.listener = x.listener and h.key = x.key
                                               and h.state = 'dead' limit 1) as stopped
                                      from unisono.delivery x
                                     where x.listener = n.name and x.state = 'waiting'
                                     limit ?) x) w
             order by n.name
            """
                    .formatted(
                            DoneTable.LANE_BITS,
                            DoneTable.LANES - 1,
                            count("retry"),
                            count("dead"),
                            count("suspended"));

    private static final String LIST =
            "select * from unisono.delivery order by listener, position limit ?";
    private static final String LIST_STATE =
            """
            select * from unisono.delivery
             where state = ? order by listener, position limit ?
            """;
    private static final String ONE =
            "select * from unisono.delivery where listener = ? and position = ?";
    private static final String OF_EMISSION =
            "select * from unisono.delivery where id = ? order by listener, position";
    private static final String HISTORY =
            "select * from unisono.attempt where listener = ? and position = ? order by at, attempt";

    private static final String INTERVENTIONS =
            """
            select at, action, actor, convert_from(payload, 'UTF8') as before
              from unisono.intervention
             where listener = ? and position = ? order by number limit ?
            """;

    private static final int INTERVENTIONS_MAX = 1_000;

    private Inspection() {}

    private static String count(String state) {
        return """
        select count(*) as number
          from (select from unisono.delivery x
                 where x.listener = n.name and x.state = '%s' limit ?) x
        """
                .formatted(state);
    }

    public static List<ListenerLag> lags(Connection connection, int countMax) throws SQLException {
        try (var select = connection.prepareStatement(LAGS)) {
            for (int index = 1; index <= 5; index++) {
                select.setInt(index, countMax);
            }
            var rows = select.executeQuery();
            var now = Instant.now();
            var lags = new ArrayList<ListenerLag>();
            while (rows.next()) {
                lags.add(lag(rows, now));
            }
            return lags;
        }
    }

    private static ListenerLag lag(ResultSet row, Instant now) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        var age = oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
        return new ListenerLag(
                row.getString("name"),
                row.getString("module"),
                row.getBoolean("known"),
                row.getBoolean("paused"),
                row.getLong("unread"),
                row.getLong("retrying"),
                row.getLong("stopped"),
                age.isNegative() ? Duration.ZERO : age,
                row.getLong("lost"));
    }

    public static List<StoppedDelivery> list(
            Connection connection, Optional<DeliveryState> state, int limit) throws SQLException {
        try (var select = connection.prepareStatement(state.isEmpty() ? LIST : LIST_STATE)) {
            int index = 0;
            if (state.isPresent()) {
                select.setString(++index, text(state.get()));
            }
            select.setInt(++index, limit);
            return deliveries(select, List.of(), List.of());
        }
    }

    private static String text(DeliveryState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public static Optional<StoppedDelivery> one(
            Connection connection, String listener, long position) throws SQLException {
        var history = history(connection, listener, position);
        try (var select = connection.prepareStatement(ONE)) {
            select.setString(1, listener);
            select.setLong(2, position);
            return deliveries(select, history, interventions(connection, listener, position))
                    .stream()
                    .findFirst();
        }
    }

    public static List<StoppedDelivery> ofEmission(Connection connection, UUID id)
            throws SQLException {
        try (var select = connection.prepareStatement(OF_EMISSION)) {
            select.setObject(1, id);
            return deliveries(select, List.of(), List.of());
        }
    }

    /// What was done by hand, the oldest first; also when the delivery is no more.
    public static List<DeliveryIntervention> interventions(
            Connection connection, String listener, long position) throws SQLException {
        try (var select = connection.prepareStatement(INTERVENTIONS)) {
            select.setString(1, listener);
            select.setLong(2, position);
            select.setInt(3, INTERVENTIONS_MAX);
            var rows = select.executeQuery();
            var interventions = new ArrayList<DeliveryIntervention>();
            while (rows.next()) {
                interventions.add(
                        new DeliveryIntervention(
                                instant(rows, "at"),
                                Action.valueOf(rows.getString("action").toUpperCase(Locale.ROOT)),
                                rows.getString("actor"),
                                rows.getString("before")));
            }
            return interventions;
        }
    }

    private static List<Attempt> history(Connection connection, String listener, long position)
            throws SQLException {
        try (var select = connection.prepareStatement(HISTORY)) {
            select.setString(1, listener);
            select.setLong(2, position);
            var rows = select.executeQuery();
            var attempts = new ArrayList<Attempt>();
            while (rows.next()) {
                attempts.add(
                        new Attempt(
                                rows.getInt("attempt"),
                                instant(rows, "at"),
                                rows.getString("node"),
                                rows.getString("error")));
            }
            return attempts;
        }
    }

    private static List<StoppedDelivery> deliveries(
            PreparedStatement select,
            List<Attempt> history,
            List<DeliveryIntervention> interventions)
            throws SQLException {
        var rows = select.executeQuery();
        var deliveries = new ArrayList<StoppedDelivery>();
        while (rows.next()) {
            deliveries.add(
                    new StoppedDelivery(
                            rows.getString("listener"),
                            rows.getLong("position"),
                            rows.getString("name"),
                            rows.getString("key"),
                            DeliveryState.valueOf(rows.getString("state").toUpperCase(Locale.ROOT)),
                            rows.getInt("attempt"),
                            instant(rows, "first_at"),
                            instant(rows, "due_at"),
                            rows.getString("last_error"),
                            history,
                            interventions));
        }
        return deliveries;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
