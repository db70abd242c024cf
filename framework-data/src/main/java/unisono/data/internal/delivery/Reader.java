package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.TreeSet;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.log.LogPage;
import unisono.data.internal.log.LogReader;

/// Reads the log for all listeners of a node: those who are equally far share what is read, and one
/// who is far behind gets a page in turn.
final class Reader implements Turns.Turn {
    private static final int PAGE = 500;

    /// When little comes often, a little later more comes at once.
    private static final Duration BREATH = Duration.ofMillis(1);

    private final OpenDatabase database;
    private final Collection<Mailbox> mailboxes;
    private final Runner runner;
    private final PayloadReader payloads;
    private final Turns turns = new Turns("The event log cannot be read for deliveries", this);
    private final Pace pace = new Pace();
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

    Turns turns() {
        return turns;
    }

    /// There is something to be read, or room for it.
    void wake() {
        turns.ring();
    }

    /// The log has come so far.
    void seen(long position) {
        if (position > horizon) {
            turns.ring();
        }
    }

    @Override
    public Duration take() throws SQLException, InterruptedException {
        if (!round()) {
            return pace.next();
        }
        pace.hurry();
        breathe();
        return Duration.ZERO;
    }

    @Override
    public void rang() {
        pace.hurry();
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
        var cursors = new TreeSet<Long>();
        mailboxes.forEach(mailbox -> cursors.addAll(mailbox.cursors()));
        if (cursors.isEmpty() && turns.isFailing()) {
            // With nothing to read: only to know whether it would work.
            var _ = database.read(connection -> LogReader.page(connection, horizon, 1));
        }
        boolean found = false;
        for (var cursor : cursors) {
            if (!turns.isOver() && (cursor.equals(cursors.last()) || cursor < horizon)) {
                found |= read(cursor);
            }
        }
        return found;
    }

    private boolean read(long after) throws SQLException, InterruptedException {
        LogPage page = database.read(connection -> LogReader.page(connection, after, PAGE));
        horizon = Math.max(horizon, page.horizon());
        if (page.next() == after) {
            return false;
        }
        var messages = page.rows().stream().map(row -> new Message(row, payloads)).toList();
        for (var mailbox : mailboxes) {
            var waiting = mailbox.offer(after, page, messages);
            if (!waiting.isEmpty()) {
                runner.waits(mailbox, waiting);
            }
        }
        return page.more() || !messages.isEmpty();
    }
}
