package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import unisono.data.internal.delivery.Beat.FreeSlot;
import unisono.data.internal.delivery.Beat.Other;

/// What a node does about its share of the slots. One thread.
final class Sharing {
    private final Identity me;
    private final Map<String, Mailbox> mailboxes;

    Sharing(Identity me, Map<String, Mailbox> mailboxes) {
        this.me = me;
        this.mailboxes = mailboxes;
    }

    /// Begins to leave what is more than its share.
    ///
    /// @return what it should claim of what is free
    List<FreeSlot> wanted(Beat news) {
        var wanted = new ArrayList<FreeSlot>();
        for (var mailbox : mailboxes.values()) {
            int share = Share.of(mailbox.name(), me.id(), others(news, mailbox));
            int mine = Integer.bitCount(mailbox.slots());
            Slots.in(mailbox.slots()).limit(Math.max(0, mine - share)).forEach(mailbox::leave);
            news.free().stream()
                    .filter(slot -> slot.listener().equals(mailbox.name()))
                    .limit(Math.max(0, share - mine))
                    .forEach(wanted::add);
        }
        return wanted;
    }

    private static List<UUID> others(Beat news, Mailbox mailbox) {
        return news.others().stream()
                .filter(other -> other.listeners().contains(mailbox.name()))
                .map(Other::id)
                .toList();
    }

    void leaveEverything() {
        for (var mailbox : mailboxes.values()) {
            Slots.in(mailbox.slots()).forEach(mailbox::leave);
        }
    }

    /// Gives back what was claimed, and nobody heard the answer.
    void giveBack(Connection open, Collection<Hold> held) throws SQLException {
        for (var hold : held) {
            var mailbox = mailboxes.get(hold.listener());
            if (mailbox == null || !mailbox.has(hold)) {
                LeaseTable.release(open, new HandOver(hold, 0, List.of()));
            }
        }
    }
}
