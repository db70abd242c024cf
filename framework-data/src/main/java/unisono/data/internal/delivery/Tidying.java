package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Empties what nobody needs any more: whole tables, so that nothing is left to be vacuumed.
///
/// Any node may do it at any time. A lane that somebody uses is left for the next time.
public final class Tidying {
    /// Lanes of progress take turns every 20 seconds.
    static final String CURRENT_LANE =
            "(extract(epoch from clock_timestamp())::bigint / 20 & 1)::smallint";

    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final String PATIENCE = "set local lock_timeout = '50ms'";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final String RESTING = "select 1 - " + CURRENT_LANE;
    private static final String FOLD =
            """
            update unisono.lease l set low = f.low
              from (select s.listener, s.slot, max(p.low) as low
                      from unisono.progress p
                      join unisono.lease s
                        on s.listener = p.listener and (p.slots >> s.slot) & 1 = 1
                     where p.lane = ? group by s.listener, s.slot) f
             where l.listener = f.listener and l.slot = f.slot and l.low < f.low
            """;
    private static final List<String> PROGRESS_LANES =
            List.of("unisono.progress_0", "unisono.progress_1");
    private static final List<String> DONE_LANES =
            List.of("unisono.done_0", "unisono.done_1", "unisono.done_2", "unisono.done_3");

    private static final String NODES =
            "delete from unisono.node where until < clock_timestamp() - interval '1 hour'";

    private Tidying() {}

    /// Does all of it.
    ///
    /// @param connection in no transaction; commits as it goes
    public static void tidy(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            fold(connection);
            for (var lane : DONE_LANES) {
                empty(connection, lane, neededOf(lane));
            }
            try (var delete = connection.prepareStatement(NODES)) {
                delete.executeUpdate();
            }
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// What is above the low of a listener, and what may be tried again although it was done. Asked
    /// by the index for each listener and each that failed, and not by a join, which would read the
    /// lane.
    private static String neededOf(String lane) {
        return """
        exists (select from (select listener, min(low) as low from unisono.lease
                              group by listener) m
                 where (select max(d.position) from %1$s d where d.listener = m.listener) > m.low)
        or exists (select from unisono.delivery f
                    where f.state in ('retry', 'waiting')
                      and (select true from %1$s d
                            where d.listener = f.listener and d.position = f.position limit 1)
                          is not null)
        """
                .formatted(lane);
    }

    private static void fold(Connection connection) throws SQLException {
        int resting = Integer.parseInt(ask(connection, RESTING));
        var lane = PROGRESS_LANES.get(resting);
        try (var fold = connection.prepareStatement(FOLD)) {
            fold.setInt(1, resting);
            fold.executeUpdate();
            connection.commit();
        }
        empty(
                connection,
                lane,
                """
                exists (select from %s p
                          join unisono.lease l
                            on l.listener = p.listener and (p.slots >> l.slot) & 1 = 1
                         where p.low > l.low)
                """
                        .formatted(lane));
    }

    private static void empty(Connection connection, String lane, String needed)
            throws SQLException {
        if (!isTrue(connection, "exists (select from %s)".formatted(lane))
                || isTrue(connection, needed)) {
            connection.commit();
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute(PATIENCE);
            statement.execute("lock table %s in access exclusive mode".formatted(lane));
            // Once more: somebody may have written meanwhile.
            if (!isTrue(connection, needed)) {
                statement.execute("truncate %s".formatted(lane));
            }
            connection.commit();
        } catch (SQLException busy) {
            connection.rollback();
            if (!LOCK_NOT_AVAILABLE.equals(busy.getSQLState())
                    && !DEADLOCK.equals(busy.getSQLState())) {
                throw busy;
            }
            LOGGER.debug("{} is in use, and tidied later.", lane);
        }
    }

    private static boolean isTrue(Connection connection, String condition) throws SQLException {
        return "t".equals(ask(connection, "select " + condition));
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var select = connection.prepareStatement(question);
                var answer = select.executeQuery()) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }
}
