package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import unisono.data.internal.delivery.NotCompleted.Reason;
import unisono.data.internal.log.LastWrite;

/// What is done. Every statement asks whether this node still has the slot; that nobody else does
/// the same again, the primary key sees to.
final class DoneTable {
    /// A lane is a million positions long.
    static final int LANE_BITS = 20;

    static final int LANES = 4;
    private static final int CAUSES_MAX = 20;

    /// Goes with the commit, so it must fail where it cannot be: by its primary key if somebody was
    /// faster, and by the position that may not be null if the slot is somebody else's.
    private static final String COMPLETE =
            """
            insert into unisono.done (listener, lane, position)
            select ?, ?, (select ?::bigint from unisono.lease
                           where listener = ? and slot = ? and owner = ? and epoch = ?)
            """
                    .strip();

    private static final String COMPLETE_STORED =
            """
            with gone as (delete from unisono.delivery where listener = ? and position = ?
                          returning position)
            insert into unisono.done (listener, position, lane)
            select ?, position, ? from gone
             where exists (select from unisono.lease
                            where listener = ? and slot = ? and owner = ? and epoch = ?)
            on conflict do nothing
            """;
    private static final String COMPLETE_ALL =
            """
            insert into unisono.done (listener, position, lane)
            select l.listener, v.position, v.lane
              from unnest(?::bigint[], ?::smallint[], ?::smallint[], ?::bigint[])
                   as v (position, lane, slot, epoch)
              join unisono.lease l
                on l.listener = ? and l.slot = v.slot and l.owner = ? and l.epoch = v.epoch
            on conflict do nothing
            """;
    private static final String WHY =
            """
            select exists (select from unisono.done where listener = ? and position = ?),
                   exists (select from unisono.lease
                            where listener = ? and slot = ? and owner = ? and epoch = ?)
            """;

    private DoneTable() {}

    static int lane(long position) {
        return (int) (position >> LANE_BITS) & (LANES - 1);
    }

    /// The note that one is done which has no row of its own, for the commit: see
    /// [#isRefusal(Throwable)].
    static LastWrite completion(Item item) {
        return new LastWrite() {
            @Override
            public String sql() {
                return COMPLETE;
            }

            @Override
            public int fill(PreparedStatement insert, int before) throws SQLException {
                insert.setString(before + 1, item.hold().listener());
                insert.setInt(before + 2, lane(item.position()));
                insert.setLong(before + 3, item.position());
                bind(insert, before + 3, item.hold());
                return 7;
            }
        };
    }

    /// Whether a commit failed because of the note.
    static boolean isRefusal(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES_MAX)
                .filter(PSQLException.class::isInstance)
                .map(cause -> ((PSQLException) cause).getServerErrorMessage())
                .anyMatch(DoneTable::isOfThis);
    }

    private static boolean isOfThis(@Nullable ServerErrorMessage error) {
        return error != null
                && "unisono".equals(error.getSchema())
                && String.valueOf(error.getTable()).startsWith("done");
    }

    /// Writes that one is done that has a row of its own, and takes that away, in the connection's
    /// transaction.
    ///
    /// @throws NotCompleted if it must roll back
    static void completeStored(Connection connection, Item item) throws SQLException {
        try (var insert = connection.prepareStatement(COMPLETE_STORED)) {
            insert.setString(1, item.hold().listener());
            insert.setLong(2, item.position());
            insert.setString(3, item.hold().listener());
            insert.setInt(4, lane(item.position()));
            bind(insert, 4, item.hold());
            if (insert.executeUpdate() != 1) {
                throw new NotCompleted(why(connection, item));
            }
        }
    }

    private static void bind(PreparedStatement statement, int after, Hold hold)
            throws SQLException {
        statement.setString(after + 1, hold.listener());
        statement.setInt(after + 2, hold.slot());
        statement.setObject(after + 3, hold.owner());
        statement.setLong(after + 4, hold.epoch());
    }

    /// Why one could not be completed.
    static Reason why(Connection connection, Item item) throws SQLException {
        try (var select = connection.prepareStatement(WHY)) {
            select.setString(1, item.hold().listener());
            select.setLong(2, item.position());
            bind(select, 2, item.hold());
            var answer = select.executeQuery();
            answer.next();
            boolean done = answer.getBoolean(1);
            boolean held = answer.getBoolean(2);
            return done ? Reason.ALREADY : held ? Reason.DROPPED : Reason.FENCED;
        }
    }

    /// Writes that all of them are done; none of them has a row.
    ///
    /// @throws NotCompleted if one of them cannot be completed
    static void completeAll(Connection connection, List<Item> items) throws SQLException {
        var first = items.getFirst().hold();
        try (var insert = connection.prepareStatement(COMPLETE_ALL)) {
            var arrays = new Arrays(connection);
            insert.setArray(1, arrays.longs(items, Item::position));
            insert.setArray(2, arrays.shorts(items, item -> lane(item.position())));
            insert.setArray(3, arrays.shorts(items, item -> item.hold().slot()));
            insert.setArray(4, arrays.longs(items, item -> item.hold().epoch()));
            insert.setString(5, first.listener());
            insert.setObject(6, first.owner());
            if (insert.executeUpdate() != items.size()) {
                throw new NotCompleted(Reason.SOME);
            }
        }
    }

    /// Whether the row of one is still what it was when it was read: since then its delivery may
    /// have ended.
    static boolean isPending(Connection connection, Item item) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "select from unisono.delivery where listener = ? and position = ? and attempt = ?")) {
            select.setString(1, item.hold().listener());
            select.setLong(2, item.position());
            select.setInt(3, item.attempts());
            return select.executeQuery().next();
        }
    }

    /// Takes away the row of one that is done.
    static void forget(Connection connection, Item item) throws SQLException {
        try (var delete =
                connection.prepareStatement(
                        """
                        delete from unisono.delivery d
                         where d.listener = ? and d.position = ?
                           and exists (select from unisono.done o
                                        where o.listener = d.listener and o.position = d.position)
                        """)) {
            delete.setString(1, item.hold().listener());
            delete.setLong(2, item.position());
            delete.executeUpdate();
        }
    }
}
