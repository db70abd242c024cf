package benchmarks.append;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows such as a shop would append.
final class Rows {
    private static final int PAYLOAD_BYTES = 200;

    private final int count;
    private final byte[][] payloads;
    private final Object[] ids;

    Rows(int count) {
        this.count = count;
        this.payloads =
                IntStream.range(0, count)
                        .mapToObj(_ -> new byte[PAYLOAD_BYTES])
                        .toArray(byte[][]::new);
        this.ids = IntStream.range(0, count).mapToObj(_ -> UUID.randomUUID()).toArray();
    }

    void fill(PreparedStatement append) throws SQLException {
        var cells =
                new Object[][] {
                    same("2026-11-21T10:00:00.123456Z"),
                    ids,
                    ids,
                    same(1),
                    same("cart.checked-out"),
                    same("cart"),
                    same("CheckoutCart"),
                    payloads,
                    ids,
                    same(null),
                    same(null),
                    same(null),
                    same(null),
                };
        var types =
                "timestamptz uuid uuid int4 text text text bytea text uuid text text text"
                        .split(" ", -1);
        for (int i = 0; i < types.length; i++) {
            append.setArray(i + 1, append.getConnection().createArrayOf(types[i], cells[i]));
        }
    }

    private @Nullable Object[] same(@Nullable Object cell) {
        var cells = new Object[count];
        Arrays.fill(cells, cell);
        return cells;
    }
}
