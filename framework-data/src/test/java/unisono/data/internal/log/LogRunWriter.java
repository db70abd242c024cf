package unisono.data.internal.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.log.LogRun.Place;
import unisono.data.internal.log.LogVerdict.Written;

/// Appends in random transactions, and keeps account of what it committed.
///
/// What it appends under a key it numbers by a row that it locks, as an aggregate would: so the
/// numbers of a key count its commits.
final class LogRunWriter implements Callable<List<Written>> {
    /// What the framework sends, and the function that says the same.
    private static final List<String> APPENDS =
            List.of(
                    LogWriter.APPEND,
                    "select unisono.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

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

    private void append(Connection connection, List<Written> rows) throws SQLException {
        if (rows.size() == 1) {
            appendOne(connection, rows.getFirst());
        } else {
            appendAll(connection, rows);
        }
    }

    private static void appendOne(Connection connection, Written row) throws SQLException {
        try (var append = connection.prepareStatement(LogWriter.APPEND_ONE)) {
            append.setObject(1, OffsetDateTime.parse("2026-11-21T10:00:00Z"));
            append.setObject(2, row.id());
            append.setObject(3, row.id());
            append.setInt(4, 1);
            append.setString(5, "run.done");
            append.setString(6, "run");
            append.setString(7, "LogRunWriter");
            append.setBytes(8, String.valueOf(row.number()).getBytes(UTF_8));
            append.setString(9, row.key());
            for (int nothing = 10; nothing <= 13; nothing++) {
                append.setString(nothing, null);
            }
            append.execute();
        }
    }

    private void appendAll(Connection connection, List<Written> rows) throws SQLException {
        try (var append = connection.prepareStatement(APPENDS.get(random.nextInt(2)))) {
            var columns = new Columns(append, rows);
            columns.add("timestamptz", _ -> "2026-11-21T10:00:00Z");
            columns.add("uuid", Written::id);
            columns.add("uuid", Written::id);
            columns.add("int4", _ -> 1);
            columns.add("text", _ -> "run.done");
            columns.add("text", _ -> "run");
            columns.add("text", _ -> "LogRunWriter");
            columns.addBytes(row -> String.valueOf(row.number()).getBytes(UTF_8));
            columns.add("text", Written::key);
            columns.add("uuid", _ -> null);
            columns.add("text", _ -> null);
            columns.add("text", _ -> null);
            columns.add("text", _ -> null);
            append.execute();
        }
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

    /// The parameters, one after the other.
    private static final class Columns {
        private final PreparedStatement append;
        private final List<Written> rows;
        private int index;

        Columns(PreparedStatement append, List<Written> rows) {
            this.append = append;
            this.rows = rows;
        }

        void add(String type, Function<Written, ? extends @Nullable Object> column)
                throws SQLException {
            set(type, rows.stream().map(column).toArray());
        }

        void addBytes(Function<Written, byte[]> column) throws SQLException {
            set("bytea", rows.stream().map(column).toArray(byte[][]::new));
        }

        private void set(String type, @Nullable Object[] cells) throws SQLException {
            append.setArray(++index, append.getConnection().createArrayOf(type, cells));
        }
    }
}
