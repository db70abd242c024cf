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
import unisono.data.DeliveryIntervention;
import unisono.data.DeliveryIntervention.Action;
import unisono.data.DeliveryState;
import unisono.data.ListenerLag;
import unisono.data.StoppedDelivery;
import unisono.data.StoppedDelivery.Attempt;

/// What operators ask about deliveries.
public final class Inspection {
    /// What waits behind a dead one is stopped as it is.
    private static final String LAGS =
            """
            with least as (select listener, min(low) as low from unisono.slot group by listener),
                 failed as (
                     select d.listener,
                            d.state in ('dead', 'suspended')
                            or d.state = 'waiting'
                               and exists (select from unisono.delivery h
                                            where h.listener = d.listener and h.key = d.key
                                              and h.state = 'dead') as stopped
                       from unisono.delivery d)
            select n.name, n.module, n.paused,
                   exists (select from unisono.node o
                            where n.name = any (o.listeners) and o.until > clock_timestamp())
                       as known,
                   u.unread, u.oldest,
                   (select count(*) from failed f where f.listener = n.name and not f.stopped)
                       as retrying,
                   (select count(*) from failed f where f.listener = n.name and f.stopped)
                       as stopped
              from unisono.listener n
              join least l on l.listener = n.name,
                   lateral (select count(*) as unread, min(e.time) as oldest
                              from (select e.time from unisono.event e
                                     where e.position > l.low and e.name = any (n.events)
                                       and not exists (select from unisono.done d
                                                        where d.listener = n.name
                                                          and d.position = e.position)
                                       and not exists (select from unisono.delivery d
                                                        where d.listener = n.name
                                                          and d.position = e.position)
                                     limit ?) e) u
             order by n.name
            """;

    private static final String LIST =
            """
            select * from unisono.delivery
             where (?::text is null or state = ?) order by listener, position limit ?
            """;
    private static final String ONE =
            "select * from unisono.delivery where listener = ? and position = ?";
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

    public static List<ListenerLag> lags(Connection connection, int countMax) throws SQLException {
        try (var select = connection.prepareStatement(LAGS)) {
            select.setInt(1, countMax);
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
                age.isNegative() ? Duration.ZERO : age);
    }

    public static List<StoppedDelivery> list(
            Connection connection, Optional<DeliveryState> state, int limit) throws SQLException {
        try (var select = connection.prepareStatement(LIST)) {
            var text = state.map(Inspection::text).orElse(null);
            select.setString(1, text);
            select.setString(2, text);
            select.setInt(3, limit);
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
