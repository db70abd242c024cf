package unisono.data.internal.log;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Many write to one log in all ways that there are, and many read it, for some time.
///
/// The writers' own account of what they committed is all that the [LogVerdict] goes by. It knows
/// of no lock, no sequence and no horizon.
///
/// @param place where the log is
/// @param elsewhere another database of the same server
record LogRun(Place place, Place elsewhere, int writers, int readers, Duration duration) {
    private static final int KEYS = 20;

    /// A database.
    record Place(String jdbcUrl, String user, String password) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, user, password);
        }

        void execute(String sql) throws SQLException {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /// Runs, and tells what came of it.
    LogVerdict verdict() throws Exception {
        prepare();
        var writersEnd = new AtomicBoolean();
        var readersEnd = new AtomicBoolean();
        try (var here = longTransaction(place);
                var there = longTransaction(elsewhere);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing =
                    IntStream.range(0, writers)
                            .mapToObj(i ->
                                    threads.submit(new LogRunWriter(place, KEYS, writersEnd, i)))
                            .toList();
            var reading = new ArrayList<Future<List<LogVerdict.Seen>>>();
            for (int i = 0; i < readers; i++) {
                reading.add(threads.submit(new LogRunReader(place, readersEnd, i)));
                Thread.sleep(duration.dividedBy(readers));
            }
            writersEnd.set(true);
            var written = results(writing).stream().flatMap(List::stream).toList();
            readersEnd.set(true);
            var seen = results(reading);
            here.rollback();
            there.rollback();
            return new LogVerdict(written, seen);
        }
    }

    private void prepare() throws SQLException {
        elsewhere.execute("create table elsewhere (number int)");
        place.execute("create table elsewhere (number int)");
        place.execute("create table serial (key text primary key, last bigint not null)");
        place.execute(
                "insert into serial select 'k' || n, 0 from generate_series(0, %d) n"
                        .formatted(KEYS - 1));
    }

    /// Writes, and does not end.
    private static Connection longTransaction(Place place) throws SQLException {
        var connection = place.connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("insert into elsewhere values (1)");
        }
        return connection;
    }

    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        var results = new ArrayList<T>();
        for (var future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
