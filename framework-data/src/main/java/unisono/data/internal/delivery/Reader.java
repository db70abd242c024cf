package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
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
    private volatile long horizon = -1;
    private long busySince = System.nanoTime() - BREATH.toNanos();

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
            boolean found = round();
            outage.over();
            if (found) {
                pace.hurry();
                breathe();
            } else if (bell.await(pace.next())) {
                pace.hurry();
            }
        } catch (SQLException | RuntimeException failure) {
            if (!over) {
                outage.pause(failure);
            }
        }
    }

    private void breathe() throws InterruptedException {
        long now = System.nanoTime();
        if (now - busySince < BREATH.toNanos()) {
            Thread.sleep(BREATH);
        }
        busySince = System.nanoTime();
    }

    /// Reads one page for each place where somebody is.
    ///
    /// @return whether there may be more at once
    private boolean round() throws SQLException, InterruptedException {
        boolean found = false;
        var cursor = cursors().isEmpty() ? null : cursors().first();
        while (cursor != null && !over) {
            boolean last = cursors().higher(cursor) == null;
            if (last || cursor < horizon) {
                found |= read(cursor);
            }
            cursor = cursors().higher(cursor);
        }
        return found;
    }

    private NavigableSet<Long> cursors() {
        var cursors = new TreeSet<Long>();
        mailboxes.forEach(mailbox -> cursors.addAll(mailbox.cursors()));
        return cursors;
    }

    private boolean read(long after) throws SQLException, InterruptedException {
        LogPage page = database.read(connection -> LogReader.page(connection, after, PAGE));
        horizon = Math.max(horizon, page.horizon());
        if (page.next() == after) {
            return false;
        }
        var messages = page.rows().stream().map(row -> new Message(row, payloads)).toList();
        for (var mailbox : mailboxes) {
            offer(mailbox, after, page, messages);
        }
        return page.more() || !messages.isEmpty();
    }

    private void offer(Mailbox mailbox, long after, LogPage page, List<Message> messages)
            throws InterruptedException {
        var waiting = mailbox.offer(after, page, messages);
        if (!waiting.isEmpty()) {
            runner.waits(mailbox, waiting);
        }
    }
}
