package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;

/// Takes up again what failed when it is due. Asks the database only when it knows of something.
final class Retries implements Runnable {
    private static final int PAGE = 200;
    private static final Duration LONGEST = Duration.ofHours(1);

    /// A full page may be under way still, and would come again.
    private static final Duration AFTER_FULL_PAGE = Duration.ofMillis(20);

    private final OpenDatabase database;
    private final Identity me;
    private final Map<String, Mailbox> mailboxes;
    private final PayloadReader payloads;
    private final Outage outage = new Outage("What failed cannot be taken up again");
    private final Bell bell = new Bell();
    private volatile boolean over;
    private long dueAt = System.nanoTime() + LONGEST.toNanos();

    Retries(
            OpenDatabase database,
            Identity me,
            Map<String, Mailbox> mailboxes,
            PayloadReader payloads) {
        this.database = database;
        this.me = me;
        this.mailboxes = mailboxes;
        this.payloads = payloads;
    }

    /// Something is due then.
    ///
    /// @param in null if nothing is
    void expect(@Nullable Duration in) {
        if (in != null && earlier(System.nanoTime() + in.toNanos())) {
            bell.ring();
        }
    }

    private synchronized boolean earlier(long at) {
        boolean earlier = at - dueAt < 0;
        dueAt = earlier ? at : dueAt;
        return earlier;
    }

    private synchronized Duration untilDue() {
        return Duration.ofNanos(Math.max(0, dueAt - System.nanoTime()));
    }

    private synchronized void expectNothing() {
        dueAt = System.nanoTime() + LONGEST.toNanos();
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
        var wait = untilDue();
        if (!wait.isZero()) {
            bell.await(wait);
            return;
        }
        try {
            expectNothing();
            takeUp();
            outage.over();
        } catch (SQLException | RuntimeException failure) {
            expect(Duration.ZERO);
            if (!over) {
                outage.pause(failure);
            }
        }
    }

    private void takeUp() throws SQLException {
        List<FailureTable.Row> rows =
                database.read(connection -> FailureTable.due(connection, me.id(), PAGE));
        rows.forEach(this::takeUp);
        expect(
                rows.size() == PAGE
                        ? AFTER_FULL_PAGE
                        : database.<@Nullable Duration>read(
                                connection -> FailureTable.nextDue(connection, me.id())));
    }

    private void takeUp(FailureTable.Row row) {
        var mailbox = mailboxes.get(row.listener());
        var item = mailbox == null ? null : item(mailbox, row, payloads);
        if (mailbox != null && item != null) {
            mailbox.retry(item, true);
        }
    }

    /// Makes a delivery of a row; null if this node cannot deliver it.
    static @Nullable Item item(Mailbox mailbox, FailureTable.Row row, PayloadReader payloads) {
        var hold = mailbox.hold(row.slot());
        var event = mailbox.events().get(row.event().name());
        return hold == null || event == null
                ? null
                : Item.stored(
                        new Message(row.event(), payloads), event, hold, row.key(), row.attempts());
    }
}
