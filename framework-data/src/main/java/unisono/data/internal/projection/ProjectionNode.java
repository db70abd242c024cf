package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.SqlFailures;
import unisono.data.internal.delivery.Bell;
import unisono.data.internal.delivery.Outage;
import unisono.data.internal.log.LogEntry;
import unisono.data.projection.ProjectionSettings;

/// Folds on this node: one thread that looks, and workers while there is something to be folded.
/// Thread-safe.
final class ProjectionNode {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final Duration PENDING_FIRST = Duration.ofMillis(2);

    /// So that those who commit much do not have it look without end.
    private static final Duration BREATH = Duration.ofMillis(2);

    private final OpenDatabase database;
    private final Known known;
    private final Worker worker;
    private final AsideRetry retry;
    private final Arrival arrival;
    private final Look look;
    private final Set<String> heard;
    private final Outage outage = new Outage("Projections cannot be folded");
    private final Bell bell = new Bell();
    private final int workersMax;
    private final Semaphore places;
    private final Set<PartId> busy = ConcurrentHashMap.newKeySet();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private @Nullable Connection eye;
    private volatile boolean open = true;
    private volatile boolean more;
    private Duration pending = PENDING_FIRST;

    /// Prepares a node, and starts nothing.
    ProjectionNode(
            OpenDatabase database,
            Known known,
            Folder folder,
            AsideRetry retry,
            ProjectionSettings settings) {
        this.database = database;
        this.known = known;
        this.retry = retry;
        this.worker = new Worker(database, folder, settings, () -> open);
        this.arrival = new Arrival(database, folder);
        this.look = new Look(known);
        this.heard =
                known.all().stream()
                        .flatMap(one -> one.heard().keySet().stream())
                        .collect(Collectors.toSet());
        this.workersMax =
                Math.max(1, Math.min(settings.workersMax(), database.connectionsMax() / 2));
        this.places = new Semaphore(workersMax);
        this.thread = Thread.ofVirtual().name("unisono-projections").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Something was committed to the log.
    ///
    /// @param entries empty if nobody knows what
    void logged(List<LogEntry> entries) {
        if (entries.isEmpty()
                || entries.stream()
                        .anyMatch(entry -> heard.contains(entry.emission().event().text()))) {
            bell.ring();
        }
    }

    void wake() {
        bell.ring();
    }

    private void run() {
        try {
            while (open) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            shut();
        }
    }

    private void turn() throws InterruptedException {
        try {
            more = false;
            var seen = look.look(eye());
            seen.due().forEach(this::hire);
            outage.over();
            if (bell.await(rest(seen))) {
                Thread.sleep(BREATH);
            }
        } catch (SQLException | RuntimeException failure) {
            shut();
            if (open) {
                outage.pause(failure);
            }
        }
    }

    /// Beside the pool, which would ask first whether its connection still lives: so a look is one
    /// question, and waits for nobody.
    private Connection eye() throws SQLException {
        var before = eye;
        if (before != null) {
            return before;
        }
        var opened = database.separate("unisono projections", ANSWER_MAX);
        eye = opened;
        return opened;
    }

    private void shut() {
        var before = eye;
        eye = null;
        if (before != null) {
            try {
                before.close();
            } catch (SQLException broken) {
                LOGGER.debug("The connection of the look was broken.", broken);
            }
        }
    }

    /// What is about to be committed was rung for when something else was, or will be on another
    /// node: it is looked for soon, and later and later.
    private Duration rest(Look.Seen seen) {
        pending = seen.pending() ? pending.multipliedBy(2) : PENDING_FIRST;
        pending = pending.compareTo(LOOK) < 0 ? pending : LOOK;
        return seen.pending() ? pending : LOOK;
    }

    private void hire(Look.Due due) {
        if (!open || busy.contains(due.part()) || !places.tryAcquire()) {
            more = true;
            return;
        }
        busy.add(due.part());
        var hired = Thread.ofVirtual().name("unisono-projection-worker").unstarted(() -> work(due));
        workers.add(hired);
        hired.start();
    }

    private void work(Look.Due due) {
        var end = Worker.End.LEFT;
        try {
            end = folded(due);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException failure) {
            told(due, failure);
        } finally {
            busy.remove(due.part());
            workers.remove(Thread.currentThread());
            places.release();
            if (end == Worker.End.MORE || more) {
                bell.ring();
            }
        }
    }

    private Worker.End folded(Look.Due due) throws SQLException, InterruptedException {
        var one = known.require(due.part().projection());
        if (due.readable()) {
            var _ = retry.part(one, due.part());
        }
        var end = worker.work(one, due.part());
        if (end == Worker.End.CAUGHT_UP && due.arriving() && open) {
            arrival.arrive(one, due.part().generation());
        }
        return end;
    }

    private void told(Look.Due due, Exception failure) {
        if (open && !SqlFailures.isOutage(failure)) {
            LOGGER.warn(
                    "The projection {} could not be folded now, and is tried again.",
                    due.part().projection(),
                    failure);
        } else {
            LOGGER.debug("A worker ends, and the next look tells why.", failure);
        }
    }

    /// Begins nothing more, and waits for the pages under way; what takes longer is interrupted and
    /// rolled back.
    void stop(Duration limit) {
        open = false;
        bell.ring();
        try {
            if (!places.tryAcquire(workersMax, limit.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.forEach(Thread::interrupt);
                var _ = places.tryAcquire(workersMax, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            }
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
