package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.internal.delivery.Beat.Other;
import unisono.events.DurableListener;

/// A node's place among the others: says that it lives, claims its share of the slots, and gives
/// back what is more. One thread.
final class Place {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    private final Identity me;
    private final Duration lease;
    private final Map<String, Mailbox> mailboxes;
    private final List<String> names;
    private final Sharing sharing;
    private List<Other> others = List.of();
    private boolean resigned;

    Place(Identity me, Duration lease, Map<String, Mailbox> mailboxes) {
        this.me = me;
        this.lease = lease;
        this.mailboxes = mailboxes;
        this.names = mailboxes.keySet().stream().sorted().toList();
        this.sharing = new Sharing(me, mailboxes);
    }

    /// Makes the listeners known, and enters.
    ///
    /// @return listeners that no node knows
    List<String> enter(Connection open, List<DurableListener> listeners) throws SQLException {
        Registry.add(open, listeners);
        Beat.join(open, me, lease, names);
        return Registry.forgotten(open, names);
    }

    boolean hasOthers() {
        return !others.isEmpty();
    }

    /// Says that it lives, and takes note of what is not its own any more.
    Beat beat(Connection open) throws SQLException {
        var news = Beat.beat(open, me.id(), lease, names);
        if (!news.known()) {
            Beat.join(open, me, lease, names);
        }
        if (resigned) {
            resigned = false;
            LOGGER.info("This node delivers again: its connections work.");
        }
        for (var mailbox : mailboxes.values()) {
            mailbox.holds().stream()
                    .filter(hold -> !news.held().contains(hold))
                    .forEach(mailbox::lose);
            mailbox.pause(news.paused().contains(mailbox.name()));
        }
        others = news.others();
        return news;
    }

    /// Claims what it should have, and begins to leave what it should not.
    ///
    /// @return whether it gained something
    boolean share(Connection open, Beat news) throws SQLException {
        sharing.giveBack(open, news.held());
        var wanted = sharing.wanted(news);
        if (wanted.isEmpty()) {
            return false;
        }
        List<Gain> gains =
                Line.inTransaction(open, () -> LeaseTable.claim(open, me.id(), wanted, mailboxes));
        gains.forEach(gain -> mailbox(gain.listener()).gain(gain));
        return true;
    }

    /// Leaves all that it has to others at once, because it can deliver nothing; until the next
    /// beat.
    void resign(Connection open) throws SQLException {
        if (resigned) {
            return;
        }
        LOGGER.error(
                "This node delivers nothing for a while and leaves it to others: for as long as its lease, {} ms, its connection pool has not worked, or was never free. It looks again by itself.",
                lease.toMillis());
        Line.inTransaction(
                open,
                () -> {
                    LeaseTable.abandon(open, me.id());
                    LeaseTable.leave(open, me.id());
                    return true;
                });
        resigned = true;
        mailboxes.values().forEach(mailbox -> mailbox.holds().forEach(mailbox::lose));
        ring(open, "lease");
    }

    void leaveEverything() {
        sharing.leaveEverything();
    }

    boolean isLeaving() {
        return mailboxes.values().stream().anyMatch(Mailbox::isLeaving);
    }

    /// Gives back what is left.
    ///
    /// @param late also what something runs of
    void handOver(Connection open, boolean late) throws SQLException {
        var over =
                mailboxes.values().stream()
                        .flatMap(mailbox -> mailbox.handOvers(late).stream())
                        .toList();
        if (over.isEmpty()) {
            return;
        }
        Line.inTransaction(
                open,
                () -> {
                    for (var slot : over) {
                        LeaseTable.release(open, slot);
                    }
                    return true;
                });
        over.forEach(slot -> mailbox(slot.hold().listener()).lose(slot.hold()));
        ring(open, "lease");
    }

    void leave(Connection open) throws SQLException {
        LeaseTable.leave(open, me.id());
        ring(open, "lease");
    }

    /// Tells how far the listeners are.
    ///
    /// @return whether there was anything to be told
    boolean tell(Connection open) throws SQLException {
        var news = mailboxes.values().stream().flatMap(mailbox -> mailbox.news().stream()).toList();
        if (news.isEmpty()) {
            return false;
        }
        ProgressTable.tell(open, news);
        news.forEach(progress -> mailbox(progress.listener()).told(progress));
        return true;
    }

    /// Lets the others know.
    void ring(Connection open, String what) throws SQLException {
        if (hasOthers()) {
            Doorbell.ring(open, me.id(), what);
        }
    }

    private Mailbox mailbox(String listener) {
        var mailbox = mailboxes.get(listener);
        if (mailbox == null) {
            throw new IllegalStateException("Nobody here is " + listener);
        }
        return mailbox;
    }
}
