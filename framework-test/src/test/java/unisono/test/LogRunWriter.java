package unisono.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import unisono.test.LogRun.Place;
import unisono.test.LogVerdict.Written;

/// Appends in random transactions, and keeps account of what it committed.
///
/// What it appends under a key it numbers by a row that it locks, as an aggregate would: so the
/// numbers of a key count its commits.
final class LogRunWriter implements Callable<List<Written>> {
    private static final String APPEND =
            """
            select unisono.append(array_agg(now()), array_agg(id), array_agg(id), array_agg(1),
                                  array_agg('run.done'::text), array_agg('run'::text),
                                  array_agg('Writer'::text), array_agg(convert_to(number, 'UTF8')),
                                  array_agg(key), null, null, null, null)
              from unnest(?::uuid[], ?::text[], ?::text[]) e (id, key, number)
            """;
    private static final String NUMBER =
            "update serial set last = last + 1 where key = ? returning last";
    private static final int ROWS_MAX = 3;
    private static final int PAUSE_MILLIS_MAX = 8;

    private final Place place;
    private final int keys;
    private final AtomicBoolean end;
    private final Random random;
    private final List<Written> committed = new ArrayList<>();

    LogRunWriter(Place place, int keys, AtomicBoolean end, long seed) {
        this.place = place;
        this.keys = keys;
        this.end = end;
        this.random = new Random(seed);
    }

    @Override
    public List<Written> call() throws Exception {
        try (var connection = place.connect()) {
            connection.setAutoCommit(false);
            while (!end.get()) {
                transaction(connection);
            }
            return committed;
        }
    }

    private void transaction(Connection connection) throws Exception {
        var pending = new ArrayList<Written>();
        if (random.nextBoolean()) {
            execute(connection, "insert into elsewhere values (1)");
        }
        // In the order of the keys, so that nobody waits for each other.
        int first = random.nextInt(keys);
        for (int key = first; key < Math.min(keys, first + 1 + random.nextInt(2)); key++) {
            pending.addAll(perhapsAppended(connection, "k" + key));
        }
        pause();
        if (random.nextInt(10) == 0) {
            connection.rollback();
        } else {
            connection.commit();
            long now = System.nanoTime();
            pending.forEach(row -> committed.add(row.at(now)));
        }
    }

    /// Some are rolled back to where they began.
    private List<Written> perhapsAppended(Connection connection, String key) throws Exception {
        if (random.nextInt(4) > 0) {
            return appended(connection, key);
        }
        var savepoint = connection.setSavepoint();
        var rows = appended(connection, key);
        if (random.nextBoolean()) {
            return rows;
        }
        connection.rollback(savepoint);
        return List.of();
    }

    private List<Written> appended(Connection connection, String key) throws Exception {
        var rows = new ArrayList<Written>();
        int count = 1 + random.nextInt(ROWS_MAX);
        for (int i = 0; i < count; i++) {
            rows.add(new Written(UUID.randomUUID(), key, number(connection, key), 0));
        }
        pause();
        append(connection, rows);
        pause();
        return rows;
    }

    private static long number(Connection connection, String key) throws SQLException {
        try (var update = connection.prepareStatement(NUMBER)) {
            update.setString(1, key);
            try (var row = update.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void append(Connection connection, List<Written> rows) throws SQLException {
        try (var append = connection.prepareStatement(APPEND)) {
            append.setArray(1, connection.createArrayOf("uuid", ids(rows)));
            append.setArray(
                    2, connection.createArrayOf("text", rows.stream().map(Written::key).toArray()));
            append.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            rows.stream().map(row -> String.valueOf(row.number())).toArray()));
            append.execute();
        }
    }

    private static Object[] ids(List<Written> rows) {
        return rows.stream().map(Written::id).toArray();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause() throws InterruptedException {
        if (random.nextBoolean()) {
            Thread.sleep(random.nextInt(PAUSE_MILLIS_MAX));
        }
    }
}
