package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.DataException;
import unisono.data.DeliverySettings;
import unisono.data.Transactions;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.Units;
import unisono.events.DurableListener;

/// One node that delivers: its threads, and what they share. Thread-safe.
public final class DeliveryNode implements Mailbox.Desk, Control.Notices {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    /// What must be left for giving back the slots when the time is over.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// So that nobody asks a pool that is closed.
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final Identity me = Identity.create();
    private final DeliverySettings settings;
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
    private final Runner runner;
    private final Doorbell doorbell;
    private volatile boolean open = true;

    public DeliveryNode(
            OpenDatabase database,
            Units units,
            Transactions transactions,
            PayloadReader payloads,
            List<DurableListener> listeners,
            DeliverySettings settings) {
        this.settings = settings;
        this.listeners = listeners;
        for (var listener : listeners) {
            mailboxes.put(listener.name(), new Mailbox(listener, this));
        }
        term = new Term(settings.lease());
        retries = new Retries(database, me, mailboxes, payloads);
        runner =
                new Runner(
                        database,
                        units,
                        transactions,
                        payloads,
                        me,
                        settings.backoffMax(),
                        retries);
        reader = new Reader(database, mailboxes.values(), runner, payloads);
        control = new Control(database, me, settings.lease(), mailboxes, term, retries, this);
        doorbell = new Doorbell(database, me.id(), reader::wake, control::beatNow);
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
        begin("reader", reader);
        begin("retries", retries);
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
        reader.end();
        control.stop(limit);
        try {
            if (!control.awaitEnd(limit)) {
                open = false;
                runner.end();
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
        runner.end();
        reader.end();
        retries.end();
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
}
