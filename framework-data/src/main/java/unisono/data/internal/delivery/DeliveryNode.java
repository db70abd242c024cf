package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.DataException;
import unisono.data.DeliverySettings;
import unisono.data.ListenerCircuit;
import unisono.data.Transactions;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.Units;
import unisono.events.DurableListener;

/// One node that delivers: its threads, and what they share. Thread-safe.
public final class DeliveryNode implements Desk, Control.Notices {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    /// What must be left for giving back the slots when the time is over.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// So that nobody asks a pool that is closed.
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final Identity me = Identity.create();
    private final DeliverySettings settings;
    private final Watch watch;
    private final List<DurableListener> listeners;
    private final Map<String, Mailbox> mailboxes = new HashMap<>();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final AtomicLong hired = new AtomicLong();
    private final AtomicBoolean hearing = new AtomicBoolean();
    private final Term term;
    private final Control control;
    private final Reader reader;
    private final Retries retries;
    private final Recorder recorder;
    private final Runner runner;
    private final Duration poolWait;
    private final Doorbell doorbell;
    private final Runnable replays;
    private final Runnable elsewhere;
    private volatile boolean open = true;

    /// Makes a node that does nothing yet.
    ///
    /// @param replays what to do when there is a replay that nobody works on
    public DeliveryNode(
            OpenDatabase database,
            Units units,
            Transactions transactions,
            PayloadReader payloads,
            List<DurableListener> listeners,
            DeliverySettings settings,
            Runnable replays,
            Watch watch) {
        this.replays = replays;
        this.settings = settings;
        this.watch = watch;
        this.listeners = listeners;
        this.poolWait = database.connectionTimeout();
        for (var listener : listeners) {
            mailboxes.put(listener.name(), new Mailbox(listener, settings.backoffMax(), this));
        }
        var lease = settings.lease();
        term = new Term(lease);
        retries = new Retries(database, me, mailboxes, payloads);
        recorder = new Recorder(database, me);
        var probes = new Probes(database, settings.crashesMax());
        var runner =
                new Runner(
                        new Handling(database, units, transactions, probes, recorder),
                        recorder,
                        payloads,
                        new Verdicts(settings.backoffMax()),
                        retries);
        reader = new Reader(database, mailboxes.values(), runner, payloads);
        this.runner = runner;
        var place = new Place(me, lease, mailboxes);
        control = new Control(database, place, lease, mailboxes.values(), term, this::works, this);
        elsewhere = units::loggedElsewhere;
        doorbell = new Doorbell(database, me.id(), this::rung, control::beatNow);
    }

    private void rung() {
        reader.wake();
        elsewhere.run();
    }

    /// Whether the pool works, as far as reading the log shows: nobody delivers without it.
    private boolean works() {
        var lease = settings.lease();
        return !reader.turns().isStuck(lease, lease.plus(poolWait));
    }

    /// Makes the listeners known, claims what is free, and begins to deliver.
    public void start() {
        try {
            var forgotten = control.enter(listeners);
            if (!forgotten.isEmpty()) {
                LOGGER.warn(
                        "Nobody knows the durable listeners {}, for whom events are kept. Bring them back under these names, or forget them: deliveries.forget(name).",
                        forgotten);
            }
        } catch (SQLException e) {
            throw new DataException(
                    "Durable deliveries cannot begin: %s.".formatted(e.getMessage()), e);
        }
        // Not a virtual one: those may wait for a processor behind listeners that only calculate,
        // and the lease must be renewed in time.
        threads.add(Thread.ofPlatform().daemon().name("unisono-deliveries-control").start(control));
        begin("reader", reader.turns());
        begin("retries", retries.turns());
    }

    private void begin(String role, Runnable work) {
        threads.add(Thread.ofVirtual().name("unisono-deliveries-" + role).start(work));
    }

    @Override
    public void hasCompany() {
        if (hearing.compareAndSet(false, true)) {
            begin("doorbell", doorbell);
        }
    }

    @Override
    public void horizon(long position) {
        reader.seen(position);
    }

    @Override
    public void replay() {
        replays.run();
    }

    @Override
    public void due(@Nullable Duration in) {
        retries.expect(in);
    }

    /// Looks for what nobody rang for, in one statement.
    @Override
    public void look(Connection connection) throws SQLException {
        reader.seen(watch.look(connection));
    }

    /// Something was committed to the log here.
    public void logged() {
        reader.wake();
        control.ring();
    }

    /// Something that failed was changed by hand.
    public void changed() {
        control.beatNow();
    }

    /// Whether there is something to be done at once; not whether there is something to be read.
    public boolean isBusy() {
        return mailboxes.values().stream().anyMatch(Mailbox::isBusy);
    }

    /// Finishes what runs, gives everything back and ends. What still runs when the time is over is
    /// interrupted.
    public void stop(Duration limit) {
        reader.turns().end();
        control.stop(limit);
        try {
            if (!control.awaitEnd(limit)) {
                open = false;
                recorder.end();
                workers.forEach(Thread::interrupt);
                control.awaitEnd(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        halt();
    }

    /// Ends at once; the others notice when the lease is over.
    public void halt() {
        open = false;
        recorder.end();
        reader.turns().end();
        retries.turns().end();
        control.halt();
        doorbell.end();
        workers.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join(LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Which listeners wait because what they talk to is down.
    public List<ListenerCircuit> circuits() {
        return mailboxes.values().stream()
                .map(Mailbox::circuit)
                .sorted(Comparator.comparing(ListenerCircuit::listener))
                .toList();
    }

    // --- For the mailboxes ---

    @Override
    public int workersMax() {
        return settings.workersMax();
    }

    @Override
    public boolean isOpen() {
        return open && term.isInForce();
    }

    @Override
    public void work(Mailbox mailbox) {
        Thread.ofVirtual()
                .name("unisono-delivery-" + hired.incrementAndGet())
                .start(() -> work(Thread.currentThread(), mailbox));
    }

    private void work(Thread worker, Mailbox mailbox) {
        workers.add(worker);
        try {
            runner.work(mailbox);
        } finally {
            workers.remove(worker);
        }
    }

    @Override
    public void hungry() {
        reader.wake();
    }

    @Override
    public void settled(Mailbox mailbox) {
        control.settled(mailbox);
    }

    @Override
    public void later(Duration time, Runnable call) {
        Thread.ofVirtual()
                .name("unisono-delivery-later")
                .start(() -> later(Thread.currentThread(), time, call));
    }

    private void later(Thread waiting, Duration time, Runnable call) {
        workers.add(waiting);
        try {
            Thread.sleep(time);
            call.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.remove(waiting);
        }
    }

    @Override
    public void retries() {
        retries.expect(Duration.ZERO);
    }
}
