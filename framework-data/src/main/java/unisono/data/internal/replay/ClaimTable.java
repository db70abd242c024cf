package unisono.data.internal.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a node does with replays. Each statement asks whether the replay is still its own.
final class ClaimTable {
    private static final String CLAIM =
            """
            update unisono.replay r
               set owner = ?, epoch = r.epoch + 1, lease = clock_timestamp() + ? * interval '1 ms'
              from (select c.id from unisono.replay c
                     where c.state = 'running' and c.listener = any (?)
                       and (c.owner is null or c.lease < clock_timestamp())
                     order by c.id limit 1 for update skip locked) free
             where r.id = free.id
            returning r.*
            """;
    private static final String LOWS =
            "select low from unisono.replay_lane where replay = ? order by lane";
    private static final String RENEW =
            """
            update unisono.replay set lease = clock_timestamp() + ? * interval '1 ms'
             where id = ? and owner = ? and epoch = ? returning state
            """;
    private static final String STEP =
            """
            update unisono.replay_lane l set low = ?, done = l.done + ?
              from unisono.replay r
             where l.replay = ? and l.lane = ? and l.low = ?
               and r.id = l.replay and r.owner = ? and r.epoch = ?
            returning r.state
            """;

    /// That nothing is left up to there stays true, whoever says it.
    private static final String PASS =
            "update unisono.replay_lane set low = ? where replay = ? and low < ?";

    private static final String FAILED =
            """
            insert into unisono.replay_failure (replay, position, error) values (?, ?, ?)
            on conflict do nothing
            """;
    private static final String STOP =
            """
            update unisono.replay set state = 'stopped', error = ?, failed_at = ?, failed_lane = ?
             where id = ? and owner = ? and epoch = ? and state = 'running'
            """;
    private static final String DONE =
            """
            update unisono.replay set state = 'done', ended_at = clock_timestamp()
             where id = ? and owner = ? and epoch = ? and state = 'running'
            """;
    private static final String RELEASE =
            "update unisono.replay set owner = null where id = ? and owner = ? and epoch = ?";

    private ClaimTable() {}

    /// Claims one that is free and that somebody here can work on. Needs a transaction.
    static Optional<Claim> claim(
            Connection connection, UUID me, Duration lease, Collection<String> listeners)
            throws SQLException {
        try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, me);
            claim.setLong(2, lease.toMillis());
            claim.setArray(3, connection.createArrayOf("text", listeners.toArray()));
            var row = claim.executeQuery();
            return row.next() ? Optional.of(claim(connection, row)) : Optional.empty();
        }
    }

    private static Claim claim(Connection connection, ResultSet row) throws SQLException {
        var events = (String[]) row.getArray("events").getArray();
        long id = row.getLong("id");
        return new Claim(
                id,
                row.getString("listener"),
                row.getObject("owner", UUID.class),
                row.getLong("epoch"),
                new Scope(
                        row.getLong("behind"),
                        row.getLong("until"),
                        List.of(events),
                        row.getString("key")),
                row.getInt("rate"),
                row.getBoolean("skips"),
                lows(connection, id));
    }

    private static List<Long> lows(Connection connection, long id) throws SQLException {
        try (var select = connection.prepareStatement(LOWS)) {
            select.setLong(1, id);
            var rows = select.executeQuery();
            var lows = new ArrayList<Long>();
            while (rows.next()) {
                lows.add(rows.getLong(1));
            }
            return lows;
        }
    }

    /// Says that the node lives.
    ///
    /// @return whether it shall go on
    static boolean renew(Connection connection, Claim claim, Duration lease) throws SQLException {
        try (var update = connection.prepareStatement(RENEW)) {
            update.setLong(1, lease.toMillis());
            own(update, 1, claim);
            var state = update.executeQuery();
            return state.next() && state.getString(1).equals("running");
        }
    }

    /// Notes that a lane has come further, as the last statement of whatever it did.
    ///
    /// @return whether it shall go on
    /// @throws Overtaken if the lane is not where it was left, or the replay another's: everything
    ///   must be rolled back
    static boolean step(Connection connection, Claim claim, Step step) throws SQLException {
        try (var update = connection.prepareStatement(STEP)) {
            update.setLong(1, step.to());
            update.setLong(2, step.done());
            update.setLong(3, claim.id());
            update.setInt(4, step.lane());
            update.setLong(5, step.from());
            update.setObject(6, claim.owner());
            update.setLong(7, claim.epoch());
            var state = update.executeQuery();
            if (!state.next()) {
                throw new Overtaken();
            }
            return state.getString(1).equals("running");
        }
    }

    /// A lane's way.
    record Step(int lane, long from, long to, long done) {}

    /// Notes that nothing is left up to a position, in any lane.
    static void pass(Connection connection, Claim claim, long position) throws SQLException {
        try (var update = connection.prepareStatement(PASS)) {
            update.setLong(1, position);
            update.setLong(2, claim.id());
            update.setLong(3, position);
            update.executeUpdate();
        }
    }

    /// Notes what is left out.
    static void failed(Connection connection, Claim claim, long position, String error)
            throws SQLException {
        try (var insert = connection.prepareStatement(FAILED)) {
            insert.setLong(1, claim.id());
            insert.setLong(2, position);
            insert.setString(3, error);
            insert.executeUpdate();
        }
    }

    static void stop(Connection connection, Claim claim, int lane, long position, String error)
            throws SQLException {
        try (var update = connection.prepareStatement(STOP)) {
            update.setString(1, error);
            update.setLong(2, position);
            update.setInt(3, lane);
            own(update, 3, claim);
            update.executeUpdate();
        }
    }

    static void done(Connection connection, Claim claim) throws SQLException {
        try (var update = connection.prepareStatement(DONE)) {
            own(update, 0, claim);
            update.executeUpdate();
        }
    }

    static void release(Connection connection, Claim claim) throws SQLException {
        try (var update = connection.prepareStatement(RELEASE)) {
            own(update, 0, claim);
            update.executeUpdate();
        }
    }

    private static void own(PreparedStatement statement, int after, Claim claim)
            throws SQLException {
        statement.setLong(after + 1, claim.id());
        statement.setObject(after + 2, claim.owner());
        statement.setLong(after + 3, claim.epoch());
    }
}
