package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.log.LogPage;
import unisono.data.internal.log.LogReader;

/// Reads the log for all listeners of a node: those who are equally far share what is read, and one
/// who is far behind gets a page in turn.
final class Reader implements Turns.Turn {
    private static final int PAGE = 500;

    /// When little comes often, a little later more comes at once. The longer one is for when
    /// several come each time: a page costs the server as much as some fifty of its rows, most of
    /// it the look for floors among all locks.
    private static final Duration BREATH = Duration.ofMillis(1);

    private static final Duration LONG_BREATH = Duration.ofMillis(4);

    private final OpenDatabase database;
    private final Collection<Mailbox> mailboxes;
    private final Runner runner;
    private final PayloadReader payloads;
    private final Turns turns = new Turns("The event log cannot be read for deliveries", this);
    private final Pace pace = new Pace();
    private final AtomicBoolean seen = new AtomicBoolean();
    private volatile long horizon = -1;
    private boolean announced;
    private Duration breath = BREATH;
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
            seen.set(true);
            turns.ring();
        }
    }

    @Override
    public Duration take() throws SQLException, InterruptedException {
        breathe();
        var found = round();
        breath = found.rows() > 1 && !found.more() ? LONG_BREATH : BREATH;
        lastRound = System.nanoTime();
        if (found.more()) {
            return Duration.ZERO;
        }
        if (found.something() && !announced) {
            pace.hurry();
        } else if (!found.pending()) {
            pace.rest();
        }
        return pace.next();
    }

    /// Whoever commits rings, but not who rolls back, nor who emits without delivering.
    @Override
    public void rested(boolean rang) {
        announced = rang && !seen.getAndSet(false);
        if (announced) {
            pace.hurry();
        }
    }

    private void breathe() throws InterruptedException {
        if (System.nanoTime() - lastRound < BREATH.toNanos()) {
            Thread.sleep(breath);
        }
    }

    /// What a round has met.
    ///
    /// @param more whether there is more to be read at once
    /// @param rows how many it found
    /// @param pending whether something is about to be committed, or rolled back
    private record Found(boolean more, int rows, boolean pending) {
        static final Found NOTHING = new Found(false, 0, false);

        static Found of(LogPage page) {
            return new Found(page.more(), page.rows().size(), page.pending());
        }

        Found and(Found other) {
            return new Found(more || other.more, rows + other.rows, pending || other.pending);
        }

        boolean something() {
            return rows > 0;
        }
    }

    /// Reads one page for each place where somebody is.
    private Found round() throws SQLException, InterruptedException {
        var cursors = new TreeSet<Long>();
        mailboxes.forEach(mailbox -> cursors.addAll(mailbox.cursors()));
        if (cursors.isEmpty() && turns.isFailing()) {
            // With nothing to read: only to know whether it would work.
            var _ = database.read(connection -> LogReader.page(connection, horizon, 1));
        }
        var found = Found.NOTHING;
        for (var cursor : cursors) {
            if (!turns.isOver() && (cursor.equals(cursors.last()) || cursor < horizon)) {
                found = found.and(read(cursor));
            }
        }
        return found;
    }

    private Found read(long after) throws SQLException, InterruptedException {
        LogPage page = database.read(connection -> LogReader.page(connection, after, PAGE));
        horizon = Math.max(horizon, page.horizon());
        if (page.next() == after) {
            return Found.of(page);
        }
        var messages = page.rows().stream().map(row -> new Message(row, payloads)).toList();
        for (var mailbox : mailboxes) {
            var waiting = mailbox.offer(after, page, messages);
            if (!waiting.isEmpty()) {
                runner.waits(mailbox, waiting);
            }
        }
        return Found.of(page);
    }
}
