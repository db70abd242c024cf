package unisono.data.internal.schedule;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.DataException;
import unisono.data.Transactions;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.delivery.Bell;
import unisono.data.internal.delivery.Outage;
import unisono.events.DueEmissions;

/// Emits what is due on this node: one thread that sleeps until then, and workers while there is
/// something to do. Thread-safe.
public final class ScheduleNode {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final int WORKERS_MAX = 4;
    private static final Duration PAUSE_FIRST = Duration.ofMillis(5);
    private static final Duration PAUSE_LAST = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final OpenDatabase database;
    private final Known known;
    private final DueWork work;
    private final Duration lookEvery;
    private final List<String> names;
    private final Outage outage = new Outage("What is due cannot be emitted");
    private final Bell bell = new Bell();
    private final int workersMax;
    private final Semaphore places;
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean busy;
    private Duration pause = PAUSE_FIRST;
    private long lookAt = System.nanoTime();

    /// Prepares a node, and starts nothing.
    ///
    /// @param lookEvery how long to sleep at the most: for what others plan, of whom nobody tells
    public ScheduleNode(
            OpenDatabase database,
            Transactions transactions,
            PayloadReader payloads,
            DueEmissions emissions,
            Known known,
            Duration backoffMax,
            Duration lookEvery) {
        this.database = database;
        this.known = known;
        this.work = new DueWork(database, transactions, payloads, emissions, known, backoffMax);
        this.lookEvery = lookEvery;
        this.names = new ArrayList<>(List.of(known.schedules()));
        this.workersMax = Math.min(WORKERS_MAX, database.connectionsMax());
        this.places = new Semaphore(workersMax);
        this.thread = Thread.ofVirtual().name("unisono-schedules").unstarted(this::run);
    }

    /// Makes known what recurs, reports what nobody knows, and begins to emit.
    public void start() {
        try {
            database.read(connection -> {
                Registration.of(connection, known);
                return true;
            });
        } catch (SQLException e) {
            throw new DataException(
                    "Planned emissions cannot begin: %s.".formatted(e.getMessage()), e);
        }
        thread.start();
    }

    /// Something is due then.
    public void expect(Duration in) {
        if (earlier(System.nanoTime() + in.toNanos())) {
            bell.ring();
        }
    }

    private synchronized boolean earlier(long at) {
        boolean earlier = at - lookAt < 0;
        lookAt = earlier ? at : lookAt;
        return earlier;
    }

    private synchronized long untilLook() {
        return lookAt - System.nanoTime();
    }

    private synchronized void lookLater() {
        lookAt = System.nanoTime() + lookEvery.toNanos();
    }

    private void run() {
        try {
            while (open) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        long wait = untilLook();
        if (wait > 0) {
            bell.await(Duration.ofNanos(wait));
            return;
        }
        try {
            lookLater();
            look();
            outage.over();
        } catch (SQLException | RuntimeException failure) {
            expect(Duration.ZERO);
            if (open) {
                outage.pause(failure);
            }
        }
    }

    private void look() throws SQLException {
        var next =
                database.<@Nullable Duration>read(connection -> DueTable.next(connection, known));
        if (next != null && next.isZero()) {
            planAll();
            hire();
            expect(nextPause());
        } else if (next != null) {
            expect(next);
        }
    }

    /// What is due and cannot be taken is in somebody's hands, who may need long.
    private Duration nextPause() {
        pause = busy ? PAUSE_FIRST : pause.multipliedBy(2);
        busy = false;
        pause = pause.compareTo(PAUSE_LAST) < 0 ? pause : PAUSE_LAST;
        return pause;
    }

    private void planAll() throws SQLException {
        @Nullable String planned;
        do {
            planned = plan();
        } while (planned != null && open);
    }

    /// One of which this release understands nothing is left to those that do.
    private @Nullable String plan() throws SQLException {
        try {
            return names.isEmpty()
                    ? null
                    : database.<@Nullable String>call(
                            connection -> ScheduleTable.plan(connection, names));
        } catch (ScheduleTable.UnreadableSchedule e) {
            names.remove(e.name());
            LOGGER.error(
                    "The recurring emission \"{}\" is left to other nodes: this release does not understand when it is due.",
                    e.name(),
                    e);
            return e.name();
        }
    }

    private void hire() {
        if (open && places.tryAcquire()) {
            var worker = Thread.ofVirtual().name("unisono-schedule-worker").unstarted(this::work);
            workers.add(worker);
            worker.start();
        }
    }

    private void work() {
        boolean something = false;
        try {
            while (open && work.next() != DueWork.End.NOTHING_DUE) {
                something = true;
                busy = true;
                // There may be more, and some take long.
                hire();
            }
        } catch (SQLException | RuntimeException failure) {
            if (open) {
                LOGGER.debug("A worker ends, and the next look tells why.", failure);
            }
        } finally {
            workers.remove(Thread.currentThread());
            places.release();
            if (something) {
                expect(Duration.ZERO);
            }
        }
    }

    /// Begins nothing more, and waits for what is being emitted; what takes longer is interrupted
    /// and rolled back, to be emitted by somebody else.
    public void stop(Duration limit) {
        open = false;
        bell.ring();
        try {
            if (!places.tryAcquire(workersMax, limit.toMillis(), TimeUnit.MILLISECONDS)) {
                work.end();
                workers.forEach(Thread::interrupt);
                var _ = places.tryAcquire(workersMax, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            }
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends at once.
    public void halt() {
        stop(Duration.ZERO);
    }
}
