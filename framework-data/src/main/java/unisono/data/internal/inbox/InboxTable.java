package unisono.data.internal.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.Incoming;
import unisono.data.IncomingBusy;
import unisono.data.IncomingChanged;
import unisono.data.Receipt;
import unisono.events.Origin;

/// One thing that came, and its row.
///
/// **Why a lock**: a row that is inserted first could not have the answer, and updating it would
/// leave a dead one. So the lock keeps others out, and the row comes last. It is one of two
/// numbers, which are other locks than those of one, by which the log finds its horizon.
///
/// **Why two statements in one request**: who has waited for the lock must look with a snapshot
/// that is newer than the commit of whom it waited for.
public final class InboxTable {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final int LOCKS = 0x4942;
    private static final int LANES = 8;
    private static final int LANE_DAYS = 2;

    private static final String FIND =
            """
            ;
            select fingerprint, answer, at from unisono.inbox
             where source = ? and tenant = ? and actor = ? and id = ?
               and at > clock_timestamp() - ? * interval '1 ms' order by at desc limit 1
            """;
    private static final String WAIT_AND_FIND =
            "select true from pg_advisory_xact_lock(?, hashtext(?))" + FIND;
    private static final String TRY_AND_FIND =
            "select pg_try_advisory_xact_lock(?, hashtext(?))" + FIND;
    private static final String INSERT =
            """
            insert into unisono.inbox (source, tenant, actor, id, lane, fingerprint, answer)
            values (?, ?, ?, ?, (extract(epoch from now())::bigint / 86400 / ?) %% %d, ?, ?)
            on conflict (source, tenant, actor, id, lane) do nothing
            returning at
            """
                    .formatted(LANES);

    private final Incoming incoming;
    private final String tenant;
    private final String actor;
    private final byte[] fingerprint;

    /// Prepares it, and asks nothing.
    public InboxTable(Incoming incoming, Origin origin) {
        this.incoming = incoming;
        this.tenant = Objects.requireNonNullElse(origin.tenant(), "");
        this.actor = Objects.requireNonNullElse(origin.actor(), "");
        this.fingerprint = hash(incoming.content());
    }

    private static byte[] hash(String content) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("Every Java has SHA-256", e);
        }
    }

    private String name() {
        return String.join("\n", incoming.source(), tenant, actor, incoming.id());
    }

    /// Keeps others out until the end of the transaction; what was done, or null if it was not.
    public @Nullable Receipt lockAndFind(Connection connection, boolean waiting)
            throws SQLException {
        try (var select = connection.prepareStatement(waiting ? WAIT_AND_FIND : TRY_AND_FIND)) {
            select.setInt(1, LOCKS);
            select.setString(2, name());
            fillKey(select, 3);
            select.setLong(7, unisono.data.Inbox.KEPT.toMillis());
            select.execute();
            refuseBusy(select.getResultSet());
            select.getMoreResults();
            return found(select.getResultSet());
        }
    }

    private void refuseBusy(ResultSet locked) throws SQLException {
        locked.next();
        if (!locked.getBoolean(1)) {
            throw new IncomingBusy(
                    "\"%s\" of %s is just being done. Ask again in a moment."
                            .formatted(incoming.id(), incoming.source()));
        }
    }

    private @Nullable Receipt found(ResultSet row) throws SQLException {
        if (!row.next()) {
            return null;
        }
        if (!MessageDigest.isEqual(row.getBytes(1), fingerprint)) {
            throw new IncomingChanged(
                    "\"%s\" of %s was done already, and was something else. Give what is new an id of its own."
                            .formatted(incoming.id(), incoming.source()));
        }
        return new Receipt(
                row.getString(2), true, row.getObject(3, OffsetDateTime.class).toInstant());
    }

    /// Notes that it is done.
    public Instant insert(Connection connection, String answer) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            fillKey(insert, 1);
            insert.setInt(5, LANE_DAYS);
            insert.setBytes(6, fingerprint);
            insert.setString(7, answer);
            var row = insert.executeQuery();
            if (!row.next()) {
                throw new IncomingBusy(
                        "\"%s\" of %s was done meanwhile, which this transaction cannot see. Ask again."
                                .formatted(incoming.id(), incoming.source()));
            }
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private void fillKey(PreparedStatement statement, int index) throws SQLException {
        statement.setString(index, incoming.source());
        statement.setString(index + 1, tenant);
        statement.setString(index + 2, actor);
        statement.setString(index + 3, incoming.id());
    }

    /// Empties the lanes in which nothing is needed any more, on a connection that commits each
    /// statement. Waits for nobody.
    ///
    /// @return how many
    public static int tidy(Connection connection, Duration kept) throws SQLException {
        int emptied = 0;
        for (int lane = 0; lane < LANES; lane++) {
            emptied += isOver(connection, lane, kept) && empty(connection, lane) ? 1 : 0;
        }
        return emptied;
    }

    /// Whether there are rows, and none of them is needed.
    private static boolean isOver(Connection connection, int lane, Duration kept)
            throws SQLException {
        var sql =
                "select exists (select from unisono.inbox_%1$d) and not exists (select from unisono.inbox_%1$d where at > clock_timestamp() - ? * interval '1 ms')"
                        .formatted(lane);
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, kept.toMillis());
            var answer = select.executeQuery();
            answer.next();
            return answer.getBoolean(1);
        }
    }

    /// A lane that is over by days is not the one that is written.
    private static boolean empty(Connection connection, int lane) {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "begin; set local lock_timeout = '50ms'; truncate unisono.inbox_%d; commit"
                            .formatted(lane));
            return true;
        } catch (SQLException busy) {
            LOGGER.debug("Lane {} of the inbox is emptied another time.", lane, busy);
            rollback(connection);
            return false;
        }
    }

    private static void rollback(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("rollback");
        } catch (SQLException broken) {
            LOGGER.debug("A connection is lost.", broken);
        }
    }
}
