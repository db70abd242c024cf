package benchmarks.delivery;

import java.sql.Connection;
import java.sql.SQLException;

/// Fills a log with rows as the framework would have laid them out, up to the end of a partition:
/// what is emitted then begins the next one. The listeners come afterwards, and hear none of it.
///
/// @param rows how many; what a partition cannot hold goes into the ones before
record Filling(Place place, long rows) {
    private static final int HANDS = 2;
    private static final long CHUNK = 500_000;
    private static final int AHEAD = 4;

    private static final String FILL =
            """
            insert into unisono.event (position, time, id, correlation, version, name, module, emitter, payload)
            select e.position, clock_timestamp(), e.id, e.id, 1, 'bench.ordered', 'bench', 'Counter',
                   convert_to(format('{"number":%s,"text":"%s"}', e.position, ?::text), 'UTF8')
              from (select position, gen_random_uuid() as id from generate_series(?, ?) position) e
            """;

    /// What is filled.
    ///
    /// @param partitions how many, from the first one
    record Filled(int partitions, long rows) {}

    Filled fill() throws Exception {
        migrate();
        long size = number("select unisono.partition_size()");
        int partitions = (int) ((rows + size - 1) / size);
        long end = partitions * size;
        long begin = Math.max(2, end - rows);
        make(partitions + AHEAD);
        Hands.share(HANDS, partitions, number -> fill(number, size, begin));
        number("select setval('unisono.position', %d)".formatted(end - 1));
        return new Filled(partitions, end - begin);
    }

    private void migrate() {
        new Shop(place, HANDS, Shop.Kind.OUTSIDE, (_, _) -> {}).close();
    }

    private long number(String sql) throws SQLException {
        try (var connection = place.connect()) {
            return Rows.number(connection, sql);
        }
    }

    private void make(int partitions) throws SQLException {
        try (var connection = place.connect()) {
            long last = Rows.number(connection, "select unisono.last_partition()");
            for (long number = last + 1; number < partitions; number++) {
                Rows.execute(connection, "select unisono.make_partition(%d)".formatted(number));
            }
        }
    }

    /// Cleared at once, so that nothing of it is left to do when it is measured.
    private void fill(int number, long size, long begin) throws SQLException {
        try (var connection = place.connect()) {
            Rows.execute(connection, "set synchronous_commit = off");
            long end = (number + 1) * size;
            for (long from = Math.max(begin, number * size); from < end; from += CHUNK) {
                fill(connection, from, Math.min(end, from + CHUNK) - 1);
            }
            Rows.execute(connection, "vacuum (freeze, analyze) unisono.event_p" + number);
        }
    }

    private static void fill(Connection connection, long from, long to) throws SQLException {
        try (var insert = connection.prepareStatement(FILL)) {
            insert.setString(1, Ordered.TEXT);
            insert.setLong(2, from);
            insert.setLong(3, to);
            insert.executeUpdate();
        }
    }
}
