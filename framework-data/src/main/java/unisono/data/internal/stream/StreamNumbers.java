package unisono.data.internal.stream;

import java.sql.Connection;
import java.sql.SQLException;

/// Numbers new streams, a thousand for each question. What a node has drawn and not given away when
/// it ends is nobody's. Thread-safe.
final class StreamNumbers {
    private static final int BLOCK = 1_000;
    private static final String DRAW = "select nextval('unisono.stream_number')";

    private long next;
    private long end;

    synchronized long draw(Connection connection) throws SQLException {
        if (next == end) {
            try (var select = connection.prepareStatement(DRAW);
                    var row = select.executeQuery()) {
                row.next();
                next = row.getLong(1);
                end = next + BLOCK;
            }
        }
        return next++;
    }
}
