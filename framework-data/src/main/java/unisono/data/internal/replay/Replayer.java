package unisono.data.internal.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import unisono.data.Transactions;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.delivery.Bell;
import unisono.data.internal.delivery.Outage;
import unisono.events.DurableListener;

/// Works on the replays that nobody works on, each on a thread of its own. Asks for them when it
/// begins and whenever somebody wakes it. Thread-safe.
public final class Replayer implements Runnable {
    private static final int SERIALIZATION_ATTEMPTS = 3;

    /// Nothing rests on it: whoever has something to be done wakes it.
    private static final Duration LOOK_AT_LAST = Duration.ofMinutes(1);

    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final UUID me = UUID.randomUUID();
    private final Means means;
    private final Map<String, DurableListener> listeners;
    private final Map<Thread, ReplayRun> runs = new ConcurrentHashMap<>();
    private final Bell bell = new Bell();
    private final Outage outage = new Outage("Replays cannot be looked for");
    private @Nullable Thread thread;

    /// What all runs share.
    static final class Means {
        private final OpenDatabase database;
        private final Transactions transactions;
        private final PayloadReader payloads;
        private final Duration lease;
        private volatile boolean over;

        Means(
                OpenDatabase database,
                Transactions transactions,
                PayloadReader payloads,
                Duration lease) {
            this.database = database;
            this.transactions = transactions.attempts(SERIALIZATION_ATTEMPTS);
            this.payloads = payloads;
            this.lease = lease;
        }

        OpenDatabase database() {
            return database;
        }

        Transactions transactions() {
            return transactions;
        }

        PayloadReader payloads() {
            return payloads;
        }

        Duration lease() {
            return lease;
        }

        /// The node waits for nothing any more.
        boolean isOver() {
            return over;
        }
    }

    /// Makes one that does nothing yet.
    ///
    /// @param lease how long the others wait for a node that says nothing any more
    public Replayer(
            OpenDatabase database,
            Transactions transactions,
            PayloadReader payloads,
            List<DurableListener> listeners,
            Duration lease) {
        this.means = new Means(database, transactions, payloads, lease);
        this.listeners =
                listeners.stream()
                        .collect(Collectors.toMap(DurableListener::name, Function.identity()));
    }

    public synchronized void start() {
        thread = Thread.ofVirtual().name("unisono-replays").start(this);
    }

    /// There may be something to do, or something has changed.
    public void wake() {
        runs.values().forEach(ReplayRun::changed);
        bell.ring();
    }

    /// Lets what runs come to its end, and begins nothing more.
    ///
    /// @param limit after which what still runs is interrupted, to be gone on with elsewhere
    public void stop(Duration limit) {
        end();
        runs.values().forEach(ReplayRun::end);
        await(limit);
        halt();
    }

    /// Ends at once.
    public void halt() {
        end();
        means.over = true;
        runs.values().forEach(ReplayRun::interrupt);
        await(LAST_WORDS);
    }

    private synchronized void end() {
        var looking = thread;
        if (looking != null) {
            thread = null;
            looking.interrupt();
        }
    }

    private void await(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (var run : runs.keySet()) {
                run.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isLooking() {
        return Thread.currentThread().equals(thread);
    }

    @Override
    public void run() {
        try {
            while (isLooking()) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        try {
            boolean found = look();
            outage.over();
            if (!found) {
                bell.await(LOOK_AT_LAST);
            }
        } catch (SQLException | RuntimeException failure) {
            if (isLooking()) {
                outage.pause(failure);
            }
        }
    }

    private boolean look() throws SQLException {
        Optional<Claim> claim =
                means.database()
                        .call(c -> ClaimTable.claim(c, me, means.lease(), listeners.keySet()));
        claim.ifPresent(this::begin);
        return claim.isPresent();
    }

    private synchronized void begin(Claim claim) {
        var listener = listeners.get(claim.listener());
        if (listener == null || thread == null) {
            return;
        }
        var run = new ReplayRun(means, claim, listener);
        var worker =
                Thread.ofVirtual().name("unisono-replay-" + claim.id()).unstarted(() -> work(run));
        runs.put(worker, run);
        worker.start();
    }

    private void work(ReplayRun run) {
        try {
            run.run();
        } finally {
            runs.remove(Thread.currentThread());
            bell.ring();
        }
    }
}
