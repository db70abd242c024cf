package unisono.data;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.metrics.LocalMetrics;
import unisono.data.internal.metrics.StoredMetrics;

/// What is measured of deliveries, the log and the pool.
///
/// Counters are those of this node, from its start on. What the database knows (how far listeners
/// are, what failed, how large the log is) is the same on all nodes, and asked for at most once in
/// [#PATIENCE], however many ask here; who comes meanwhile gets the last answer. When the database
/// does not answer, `unisono_database_up` is 0 and what it would know is missing.
///
/// There are as many samples as listeners, times about thirty; nothing in them comes from a
/// payload. Thread-safe.
public final class Metrics {
    /// How old an answer of the database may be.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    private final LazyDatabase database;
    private List<Metric> stored = List.of();
    private @Nullable Long askedAt;
    private boolean asking;

    Metrics(LazyDatabase database) {
        this.database = database;
    }

    /// Reads all of them. Opens the database if nobody has.
    ///
    /// @throws DataException if it cannot be opened
    public List<Metric> read() {
        if (begin()) {
            ask();
        }
        var all = new ArrayList<>(answer());
        all.addAll(LocalMetrics.read(database.get()));
        return all;
    }

    private synchronized List<Metric> answer() {
        return stored;
    }

    private synchronized boolean begin() {
        boolean due = askedAt == null || System.nanoTime() - askedAt > PATIENCE.toNanos();
        boolean mine = due && !asking;
        asking |= mine;
        return mine;
    }

    private void ask() {
        List<Metric> news = StoredMetrics.down();
        try {
            news = database.get().read(StoredMetrics::read);
        } catch (SQLException | RuntimeException failure) {
            LOGGER.debug("The database does not say how deliveries are.", failure);
        } finally {
            end(news);
        }
    }

    private synchronized void end(List<Metric> news) {
        stored = news;
        asking = false;
        askedAt = System.nanoTime();
    }
}
