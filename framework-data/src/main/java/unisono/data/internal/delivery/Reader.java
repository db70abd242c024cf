package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.log.LogPage;
import unisono.data.internal.log.LogReader;

/// Reads the log for all listeners of a node: those who are equally far share what is read, and one
/// who is far behind gets a page in turn.
final class Reader implements Runnable {
    private static final int PAGE = 500;

    /// When little comes often, a little later more comes at once.
    private static final Duration BREATH = Duration.ofMillis(1);

    private final OpenDatabase database;
    private final Collection<Mailbox> mailboxes;
    private final Runner runner;
    private final PayloadReader payloads;
    private final Outage outage = new Outage("The event log cannot be read for deliveries");
    private final Bell bell = new Bell();
    private final Pace pace = new Pace();
    private volatile boolean over;
    private final AtomicBoolean seen = new AtomicBoolean();
    private volatile long horizon = -1;
    private boolean announced;
    private long lastRound = System.nanoTime() - BREATH.toNanos();

    Reader(
            OpenDatabase database,
            Collection<Mailbox> mailboxes,
            Runner runner,
            PayloadReader payloads) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.runner = runner;
        this.payloads = payloads;
    }

    /// There is something to be read, or room for it.
    void wake() {
        bell.ring();
    }

    /// The log has come so far.
    void seen(long position) {
        if (position > horizon) {
            seen.set(true);
            bell.ring();
        }
    }

    void end() {
        over = true;
        bell.ring();
    }

    @Override
    public void run() {
        try {
            while (!over) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        try {
            breathe();
            var found = round();
            outage.over();
            if (!found.more()) {
                await(found);
            }
        } catch (SQLException | RuntimeException failure) {
            if (!over) {
                outage.pause(failure);
            }
        }
    }

    /// Whoever commits rings, but not who rolls back, nor who emits without delivering.
    private void await(Found found) throws InterruptedException {
        if (found.something() && !announced) {
            pace.hurry();
        } else if (!found.pending()) {
            pace.rest();
        }
        announced = bell.await(pace.next()) && !seen.getAndSet(false);
        if (announced) {
            pace.hurry();
        }
    }

    private void breathe() throws InterruptedException {
        long now = System.nanoTime();
        if (now - lastRound < BREATH.toNanos()) {
            Thread.sleep(BREATH);
        }
        lastRound = System.nanoTime();
    }

    /// What a round has met.
    ///
    /// @param more whether there is more to be read at once
    /// @param something whether it found anything
    /// @param pending whether something is about to be committed, or rolled back
    private record Found(boolean more, boolean something, boolean pending) {
        static final Found NOTHING = new Found(false, false, false);

        static Found of(LogPage page) {
            return new Found(page.more(), !page.rows().isEmpty(), page.pending());
        }

        Found and(Found other) {
            return new Found(
                    more || other.more, something || other.something, pending || other.pending);
        }
    }

    /// Reads one page for each place where somebody is.
    private Found round() throws SQLException, InterruptedException {
        var found = Found.NOTHING;
        var cursors = cursors();
        for (long cursor : cursors) {
            boolean last = cursor == cursors.last();
            if (!over && (last || cursor < horizon)) {
                found = found.and(read(cursor));
            }
        }
        return found;
    }

    private NavigableSet<Long> cursors() {
        var cursors = new TreeSet<Long>();
        mailboxes.forEach(mailbox -> cursors.addAll(mailbox.cursors()));
        return cursors;
    }

    private Found read(long after) throws SQLException, InterruptedException {
        LogPage page = database.read(connection -> LogReader.page(connection, after, PAGE));
        horizon = Math.max(horizon, page.horizon());
        if (page.next() == after) {
            return Found.of(page);
        }
        var messages = page.rows().stream().map(row -> new Message(row, payloads)).toList();
        for (var mailbox : mailboxes) {
            offer(mailbox, after, page, messages);
        }
        return Found.of(page);
    }

    private void offer(Mailbox mailbox, long after, LogPage page, List<Message> messages)
            throws InterruptedException {
        var waiting = mailbox.offer(after, page, messages);
        if (!waiting.isEmpty()) {
            runner.waits(mailbox, waiting);
        }
    }
}
