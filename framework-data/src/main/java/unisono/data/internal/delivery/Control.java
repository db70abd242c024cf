package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.delivery.Beat.Other;
import unisono.events.Durability.Effects;
import unisono.events.DurableListener;

/// Keeps a node's place among the others, on a connection of its own beside the pool: says that it
/// lives, claims its share of the slots and gives back what is more, tells its progress, rings for
/// the others. One thread, but for what is said otherwise.
final class Control implements Runnable {
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

    private final OpenDatabase database;
    private final Identity me;
    private final Duration lease;
    private final Map<String, Mailbox> mailboxes;
    private final List<String> names;
    private final Term term;
    private final Retries retries;
    private final Sharing sharing;
    private final Notices notices;
    private final Outage outage = new Outage("This node cannot say that it lives");
    private final Bell bell = new Bell();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Connection connection;
    private List<Other> others = List.of();
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
    private volatile boolean over;
    private volatile long stopBy;

    /// What is noticed on the way. Called on the control's thread.
    interface Notices {
        /// There are others. Called more than once.
        void hasCompany();

        /// The log has come so far.
        void horizon(long position);

        /// It is time to look how far that is.
        void look(Connection connection) throws SQLException;
    }

    Control(
            OpenDatabase database,
            Identity me,
            Duration lease,
            Map<String, Mailbox> mailboxes,
            Term term,
            Retries retries,
            Notices notices) {
        this.database = database;
        this.me = me;
        this.lease = lease;
        this.mailboxes = mailboxes;
        this.names = mailboxes.keySet().stream().sorted().toList();
        this.term = term;
        this.retries = retries;
        this.sharing = new Sharing(me, mailboxes);
        this.notices = notices;
        this.beat = new Alarm(lease.dividedBy(BEATS_PER_LEASE));
    }

    /// Makes the listeners known, and claims what is free of them.
    ///
    /// @return listeners that no node knows
    List<String> enter(List<DurableListener> listeners) throws SQLException {
        try {
            var open = connected();
            Registry.add(open, listeners);
            Beat.join(open, me, lease, names);
            beat(open);
            return Registry.forgotten(open, names);
        } catch (SQLException | RuntimeException failure) {
            disconnect();
            throw failure;
        }
    }

    // --- Any thread ---

    /// There is something new in the log: the others should know.
    void ring() {
        if (!ringing) {
            ringing = true;
            bell.ring();
        }
    }

    /// Something has changed among the nodes.
    void beatNow() {
        beating = true;
        bell.ring();
    }

    void settled(Mailbox mailbox) {
        if (mailbox.durability().effects() == Effects.OUTSIDE) {
            if (!tellingSoon) {
                tellingSoon = true;
                bell.ring();
            }
        } else if (!tellingLater) {
            tellingLater = true;
            bell.ring();
        }
    }

    /// Gives everything back, when what runs has come to its end or the time is over.
    void stop(Duration limit) {
        stopBy = System.nanoTime() + limit.toNanos();
        stopping = true;
        bell.ring();
    }

    /// Ends without another word to the database.
    void halt() {
        over = true;
        bell.ring();
    }

    /// Waits for its end; whether it came.
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    // --- Its own thread ---

    @Override
    public void run() {
        try {
            while (!over) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
            ended.countDown();
        }
    }

    private void turn() throws InterruptedException {
        try {
            var open = connected();
            work(open);
            outage.over();
            if (!over) {
                bell.await(rest());
            }
        } catch (SQLException | RuntimeException failure) {
            disconnect();
            if (stopping && System.nanoTime() - stopBy > 0) {
                over = true;
            } else if (!over) {
                beat.soon();
                outage.pause(failure);
            }
        }
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
            notifyOthers(open, "log");
        }
        if (tellsNow()) {
            tell(open);
        }
        if (stopping) {
            sharing.leaveEverything();
        }
        if (isLeaving() || stopping) {
            handOver(open);
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
        if (stopping || isLeaving()) {
            rest = shorter(rest, LEAVING);
        }
        return tidies > 0 ? shorter(rest, tidy.rest()) : rest;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Connection connected() throws SQLException {
        var open = connection;
        if (open == null) {
            open = database.separate("unisono deliveries", lease);
            connection = open;
            try (var statement = open.createStatement()) {
                // Whatever of it is lost with the server is found out again.
                statement.execute("set synchronous_commit = off");
            }
        }
        return open;
    }

    private void disconnect() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException broken) {
                outage.ignore(broken);
            }
        }
    }

    private void look(Connection open) throws SQLException {
        look.set();
        notices.look(open);
    }

    private void beat(Connection open) throws SQLException {
        beating = false;
        beat.set();
        look.set();
        long askedAt = System.nanoTime();
        var news = Beat.beat(open, me.id(), lease, names);
        if (!news.known()) {
            Beat.join(open, me, lease, names);
        }
        lose(news);
        others = news.others();
        notices.horizon(news.horizon());
        term.renew(askedAt);
        mailboxes
                .values()
                .forEach(mailbox -> mailbox.pause(news.paused().contains(mailbox.name())));
        if (!others.isEmpty()) {
            notices.hasCompany();
        }
        if (!stopping) {
            share(open, news);
        }
        tell(open);
        retries.expect(news.nextDue());
        mailboxes.values().forEach(Mailbox::hire);
    }

    private void lose(Beat news) {
        for (var mailbox : mailboxes.values()) {
            mailbox.holds().stream()
                    .filter(hold -> !news.held().contains(hold))
                    .forEach(mailbox::lose);
        }
    }

    private void share(Connection open, Beat news) throws SQLException {
        sharing.giveBack(open, news.held());
        var wanted = sharing.wanted(news);
        if (!wanted.isEmpty()) {
            List<Gain> gains =
                    inTransaction(open, () -> LeaseTable.claim(open, me.id(), wanted, mailboxes));
            gains.forEach(gain -> mailbox(gain.listener()).gain(gain));
            retries.expect(Duration.ZERO);
        }
    }

    private Mailbox mailbox(String listener) {
        var mailbox = mailboxes.get(listener);
        if (mailbox == null) {
            throw new IllegalStateException("Nobody here is " + listener);
        }
        return mailbox;
    }

    private boolean tellsNow() {
        return tellingSoon ? tell.isDue() : tellingLater && tell.rest(TELL_LATER).isZero();
    }

    private void tell(Connection open) throws SQLException {
        tellingSoon = false;
        tellingLater = false;
        tell.set();
        var news = mailboxes.values().stream().flatMap(mailbox -> mailbox.news().stream()).toList();
        if (!news.isEmpty()) {
            ProgressTable.tell(open, news);
            tidies = TIDIES;
            news.forEach(progress -> mailbox(progress.listener()).told(progress));
        }
    }

    private boolean isLeaving() {
        return mailboxes.values().stream().anyMatch(Mailbox::isLeaving);
    }

    private void handOver(Connection open) throws SQLException {
        boolean late = stopping && System.nanoTime() - stopBy > 0;
        var over =
                mailboxes.values().stream()
                        .flatMap(mailbox -> mailbox.handOvers(late).stream())
                        .toList();
        if (!over.isEmpty()) {
            inTransaction(
                    open,
                    () -> {
                        for (var slot : over) {
                            LeaseTable.release(open, slot);
                        }
                        return true;
                    });
            over.forEach(slot -> mailbox(slot.hold().listener()).lose(slot.hold()));
            notifyOthers(open, "lease");
        }
        if (stopping && !isLeaving()) {
            LeaseTable.leave(open, me.id());
            notifyOthers(open, "lease");
            this.over = true;
        }
    }

    private void notifyOthers(Connection open, String what) throws SQLException {
        if (!others.isEmpty()) {
            Doorbell.ring(open, me.id(), what);
        }
    }

    /// What is done in one transaction.
    private interface Steps<T> {
        T take() throws SQLException;
    }

    private static <T> T inTransaction(Connection open, Steps<T> steps) throws SQLException {
        open.setAutoCommit(false);
        T result = steps.take();
        open.commit();
        open.setAutoCommit(true);
        return result;
    }
}
