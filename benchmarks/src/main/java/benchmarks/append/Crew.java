package benchmarks.append;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// The connections of one condition, as a pool would keep them: what they prepare once is prepared
/// for all rounds.
final class Crew implements AutoCloseable {
    private static final long NANOS_OF_A_SECOND = 1_000_000_000;

    private final Rows rows;
    private final List<Worker> workers = new ArrayList<>();

    Crew(Logs logs, Condition condition) throws SQLException {
        rows = new Rows(condition.rows());
        for (int i = 0; i < condition.connections(); i++) {
            workers.add(new Worker(logs.connect()));
        }
    }

    /// Appends for some time.
    Round append(Way way, long nanos) throws Exception {
        long cpu = cpuNanos();
        long transactions = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    workers.stream()
                            .map(worker -> (Callable<Long>) () -> worker.append(way, nanos))
                            .toList();
            for (var one : threads.invokeAll(tasks)) {
                transactions += one.get();
            }
        }
        return new Round(
                (double) transactions * NANOS_OF_A_SECOND / nanos, transactions, cpuNanos() - cpu);
    }

    /// What the server's processes of these connections have computed so far; 0 where the system
    /// does not tell.
    private long cpuNanos() throws IOException {
        long sum = 0;
        for (var worker : workers) {
            var file = Path.of("/proc", String.valueOf(worker.pid), "schedstat");
            if (Files.isReadable(file)) {
                sum += Long.parseLong(Files.readString(file).split(" ", -1)[0]);
            }
        }
        return sum;
    }

    @Override
    public void close() throws SQLException {
        for (var worker : workers) {
            worker.connection.close();
        }
    }

    /// One connection.
    private final class Worker {
        private final Connection connection;
        private final int pid;
        private final Map<Way, PreparedStatement> appends = new EnumMap<>(Way.class);

        Worker(Connection connection) throws SQLException {
            this.connection = connection;
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                pid = row.getInt(1);
            }
            for (var way : Way.values()) {
                appends.put(way, connection.prepareStatement(way.sql()));
            }
        }

        long append(Way way, long nanos) throws SQLException {
            var append = requireNonNull(appends.get(way));
            long end = System.nanoTime() + nanos;
            long transactions = 0;
            while (System.nanoTime() < end) {
                rows.fill(append);
                append.execute();
                transactions++;
            }
            return transactions;
        }
    }
}
