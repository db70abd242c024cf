package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.OpenDatabase;
import unisono.events.Durability.Effects;
import unisono.events.DurableListener;

/// Says when a node does what for its place among the others, on a connection of its own beside the
/// pool: beats, looks, tells, rings, tidies. One thread, but for what is said otherwise.
final class Control implements Runnable, Turns.Turn {
    private static final int BEATS_PER_LEASE = 3;
    private static final Duration RINGS_APART = Duration.ofMillis(5);
    private static final Duration TIDY_EVERY = Duration.ofSeconds(20);

    /// For what came into the log and nobody rang: who emits may be no node.
    private static final Duration LOOK_EVERY = Duration.ofMillis(1_150);

    /// So often it is tidied after something was done; then all is empty.
    private static final int TIDIES = 4;

    private static final Duration LEAVING = Duration.ofMillis(5);

    /// Progress is all that is known of effects outside; of those in the database it spares reading
    /// what is done.
    private static final Duration TELL_SOON = Duration.ofMillis(20);

    private static final Duration TELL_LATER = Duration.ofSeconds(1);

    private final Place place;
    private final Line line;
    private final Collection<Mailbox> mailboxes;
    private final Term term;
    private final BooleanSupplier works;
    private final Notices notices;
    private final Turns turns = new Turns("This node cannot say that it lives", this);
    private final CountDownLatch ended = new CountDownLatch(1);
    private int tidies = TIDIES;
    private final Alarm beat;
    private final Alarm look = new Alarm(LOOK_EVERY);
    private final Alarm tidy = new Alarm(TIDY_EVERY);
    private final Alarm ring = new Alarm(RINGS_APART);
    private final Alarm tell = new Alarm(TELL_SOON);
    private volatile boolean ringing;
    private volatile boolean tellingSoon;
    private volatile boolean tellingLater;
    private volatile boolean beating;
    private volatile boolean stopping;
    private volatile long stopBy;

    /// What is noticed on the way. Called on the control's thread.
    interface Notices {
        /// There are others. Called more than once.
        void hasCompany();

        /// The log has come so far.
        void horizon(long position);

        /// There is a replay that nobody works on.
        void replay();

        /// Something may be tried again then; null if nothing is known.
        void due(@Nullable Duration in);

        /// It is time to look how far that is.
        void look(Connection connection) throws SQLException;
    }

    /// @param works whether the node can deliver; while it cannot, it gives up its place
    Control(
            OpenDatabase database,
            Place place,
            Duration lease,
            Collection<Mailbox> mailboxes,
            Term term,
            BooleanSupplier works,
            Notices notices) {
        this.place = place;
        this.line = new Line(database, lease);
        this.mailboxes = mailboxes;
        this.term = term;
        this.works = works;
        this.notices = notices;
        this.beat = new Alarm(lease.dividedBy(BEATS_PER_LEASE));
    }

    /// Makes the listeners known, and claims what is free of them.
    ///
    /// @return listeners that no node knows
    List<String> enter(List<DurableListener> listeners) throws SQLException {
        try {
            var forgotten = place.enter(line.open(), listeners);
            beat(line.open());
            return forgotten;
        } catch (SQLException | RuntimeException failure) {
            line.close();
            throw failure;
        }
    }

    // --- Any thread ---

    /// There is something new in the log: the others should know.
    void ring() {
        if (!ringing) {
            ringing = true;
            turns.ring();
        }
    }

    /// Something has changed among the nodes.
    void beatNow() {
        beating = true;
        turns.ring();
    }

    void settled(Mailbox mailbox) {
        if (mailbox.durability().effects() == Effects.OUTSIDE) {
            if (!tellingSoon) {
                tellingSoon = true;
                turns.ring();
            }
        } else if (!tellingLater) {
            tellingLater = true;
            turns.ring();
        }
    }

    /// Gives everything back, when what runs has come to its end or the time is over.
    void stop(Duration limit) {
        stopBy = System.nanoTime() + limit.toNanos();
        stopping = true;
        turns.ring();
    }

    /// Ends without another word to the database.
    void halt() {
        turns.end();
    }

    /// Waits for its end; whether it came.
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    // --- Its own thread ---

    @Override
    public void run() {
        try {
            turns.run();
        } finally {
            line.close();
            ended.countDown();
        }
    }

    @Override
    public Duration take() throws SQLException {
        work(line.open());
        return rest();
    }

    @Override
    public void failed() {
        line.close();
        if (isLate()) {
            turns.end();
        }
        beat.soon();
    }

    private boolean isLate() {
        return stopping && System.nanoTime() - stopBy > 0;
    }

    private void work(Connection open) throws SQLException {
        if (beating || beat.isDue()) {
            beat(open);
        }
        if (look.isDue()) {
            look(open);
        }
        if (ringing && ring.isDue()) {
            ring.set();
            ringing = false;
            place.ring(open, "log");
        }
        if (tellsNow()) {
            tell(open);
        }
        if (stopping) {
            place.leaveEverything();
        }
        if (place.isLeaving() || stopping) {
            place.handOver(open, isLate());
        }
        if (stopping && !place.isLeaving()) {
            place.leave(open);
            turns.end();
        }
        if (tidies > 0 && tidy.isDue() && !stopping) {
            tidy.set();
            tidies--;
            Tidying.tidy(open);
        }
    }

    private Duration rest() {
        var rest = shorter(beat.rest(), look.rest());
        if (ringing) {
            rest = shorter(rest, ring.rest());
        }
        if (tellingSoon || tellingLater) {
            rest = shorter(rest, tellingSoon ? tell.rest() : tell.rest(TELL_LATER));
        }
        if (stopping || place.isLeaving()) {
            rest = shorter(rest, LEAVING);
        }
        return tidies > 0 ? shorter(rest, tidy.rest()) : rest;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void look(Connection open) throws SQLException {
        look.set();
        notices.look(open);
    }

    private void beat(Connection open) throws SQLException {
        beating = false;
        beat.set();
        look.set();
        if (!stopping && !works.getAsBoolean()) {
            place.resign(open);
            return;
        }
        long askedAt = System.nanoTime();
        var news = place.beat(open);
        notices.horizon(news.horizon());
        if (news.replays() && !stopping) {
            notices.replay();
        }
        term.renew(askedAt);
        if (place.hasOthers()) {
            notices.hasCompany();
        }
        boolean gained = !stopping && place.share(open, news);
        tell(open);
        notices.due(gained ? Duration.ZERO : news.nextDue());
        mailboxes.forEach(Mailbox::hire);
    }

    private boolean tellsNow() {
        return tellingSoon ? tell.isDue() : tellingLater && tell.rest(TELL_LATER).isZero();
    }

    private void tell(Connection open) throws SQLException {
        tellingSoon = false;
        tellingLater = false;
        tell.set();
        if (place.tell(open)) {
            tidies = TIDIES;
        }
    }
}
