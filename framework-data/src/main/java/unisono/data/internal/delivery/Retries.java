package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;

/// Takes up again what failed when it is due. Asks the database only when it knows of something.
final class Retries implements Turns.Turn {
    private static final int PAGE = 200;
    private static final Duration LONGEST = Duration.ofHours(1);

    /// A full page may be under way still, and would come again.
    private static final Duration AFTER_FULL_PAGE = Duration.ofMillis(20);

    private final OpenDatabase database;
    private final Identity me;
    private final Map<String, Mailbox> mailboxes;
    private final PayloadReader payloads;
    private final Turns turns = new Turns("What failed cannot be taken up again", this);
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

    Turns turns() {
        return turns;
    }

    /// Something is due then.
    ///
    /// @param in null if nothing is
    void expect(@Nullable Duration in) {
        if (in != null && earlier(System.nanoTime() + in.toNanos())) {
            turns.ring();
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

    @Override
    public Duration take() throws SQLException {
        if (untilDue().isZero()) {
            expectNothing();
            takeUp();
        }
        return untilDue();
    }

    @Override
    public void failed() {
        expect(Duration.ZERO);
    }

    private void takeUp() throws SQLException {
        var waiting =
                mailboxes.values().stream().filter(Mailbox::isHeld).map(Mailbox::name).toList();
        List<FailureTable.Row> rows =
                database.read(connection -> FailureTable.due(connection, me.id(), waiting, PAGE));
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
                        new Message(row.event(), payloads),
                        event,
                        hold,
                        row.key(),
                        row.attempts(),
                        mailbox.caution(hold, row.event().position()));
    }
}
