package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// How far listeners are: facts, which are only added.
final class ProgressTable {
    private static final String TELL =
            """
            insert into unisono.progress (listener, slots, low, lane)
            select v.listener, v.slots, v.low, %s
              from unnest(?::text[], ?::integer[], ?::bigint[]) as v (listener, slots, low)
            """
                    .formatted(Tidying.CURRENT_LANE);

    private ProgressTable() {}

    static void tell(Connection connection, List<Progress> news) throws SQLException {
        var arrays = new Arrays(connection);
        try (var insert = connection.prepareStatement(TELL)) {
            insert.setArray(1, arrays.texts(news, Progress::listener));
            insert.setArray(2, arrays.ints(news, Progress::slots));
            insert.setArray(3, arrays.longs(news, Progress::low));
            insert.executeUpdate();
        }
    }
}
