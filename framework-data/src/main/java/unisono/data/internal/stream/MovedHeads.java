package unisono.data.internal.stream;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import unisono.data.internal.log.LastWrite;

/// Moves heads on, each from exactly the version that was read, and fails where somebody else has
/// moved one.
///
/// @param streams sorted by their numbers
record MovedHeads(List<StreamState<?, ?>> streams) implements LastWrite {
    /// Almost always it is one.
    private static final String ONE =
            """
            with moved as (
                update unisono.stream set version = ? where number = ? and version = ? returning 1)
            select unisono.refuse_stale(?, null, null, null) where not exists (select from moved)
            """
                    .strip();

    /// The rows are locked in the order of their numbers before one of them is moved: whatever the
    /// plan, nobody waits for each other in a circle.
    private static final String MANY =
            """
            with given as materialized (
                select * from unnest(?, ?, ?) as g (number, seen, next)),
                 held as materialized (
                select s.number from unisono.stream s
                 where s.number = any (?) order by s.number for no key update),
                 moved as (
                update unisono.stream s set version = g.next
                  from held h join given g on g.number = h.number
                 where s.number = h.number and s.version = g.seen
                returning s.number)
            select unisono.refuse_stale(g.number, null, null, null)
              from given g where not exists (select from moved m where m.number = g.number)
            """
                    .strip();

    @Override
    public String sql() {
        return streams.size() == 1 ? ONE : MANY;
    }

    @Override
    public int fill(PreparedStatement statement, int before) throws SQLException {
        if (streams.size() == 1) {
            var stream = streams.getFirst();
            statement.setInt(before + 1, stream.version());
            statement.setLong(before + 2, stream.number());
            statement.setInt(before + 3, stream.stored());
            statement.setLong(before + 4, stream.number());
            return 4;
        }
        var numbers = streams.stream().map(StreamState::number).toArray();
        var seen = streams.stream().map(StreamState::stored).toArray();
        var next = streams.stream().map(StreamState::version).toArray();
        var connection = statement.getConnection();
        statement.setArray(before + 1, connection.createArrayOf("int8", numbers));
        statement.setArray(before + 2, connection.createArrayOf("int4", seen));
        statement.setArray(before + 3, connection.createArrayOf("int4", next));
        statement.setArray(before + 4, connection.createArrayOf("int8", numbers));
        return 4;
    }
}
