package unisono.data.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The feeds of a listener. Guarded by its [Mailbox].
final class Feeds {
    private final List<Feed> feeds = new ArrayList<>();

    void gain(Gain gain) {
        feeds.add(new Feed(gain));
    }

    boolean has(Hold hold) {
        return feeds.stream().anyMatch(feed -> feed.has(hold));
    }

    /// Forgets a slot.
    ///
    /// @return how much of it was still open
    int lose(Hold hold) {
        int lost = 0;
        for (var feed : feeds) {
            if (feed.has(hold)) {
                lost += feed.lose(hold.slot());
            }
        }
        feeds.removeIf(Feed::isEmpty);
        return lost;
    }

    List<Hold> holds() {
        return feeds.stream().flatMap(Feed::holds).toList();
    }

    void leave(int slot) {
        feeds.forEach(feed -> feed.leave(slot));
    }

    boolean isLeaving() {
        return feeds.stream().anyMatch(feed -> !feed.leaving().isEmpty());
    }

    List<HandOver> handOvers(Predicate<Hold> which) {
        var over = new ArrayList<HandOver>();
        for (var feed : feeds) {
            feed.leaving().stream().filter(which).map(feed::handOver).forEach(over::add);
        }
        return over;
    }

    int slots() {
        return feeds.stream().mapToInt(Feed::slots).reduce(0, (one, other) -> one | other);
    }

    /// The hold of a slot that is delivered here; null if it is not.
    @Nullable Hold hold(int slot) {
        for (var feed : feeds) {
            var hold = feed.hold(slot);
            if (hold != null) {
                return hold;
            }
        }
        return null;
    }

    /// What is done about one that has a row of its own.
    Caution caution(Hold hold, long position) {
        return feeds.stream()
                .filter(feed -> feed.has(hold))
                .findFirst()
                .map(feed -> feed.caution(hold.slot(), position))
                .orElse(Caution.NONE);
    }

    List<Progress> news(String listener) {
        return feeds.stream()
                .map(feed -> Optional.ofNullable(feed.news(listener)))
                .flatMap(Optional::stream)
                .toList();
    }

    void told(Progress progress) {
        for (var feed : feeds) {
            if ((feed.slots() & progress.slots()) != 0) {
                feed.told(progress);
            }
        }
    }

    List<Long> cursors() {
        return feeds.stream().filter(feed -> feed.slots() != 0).map(Feed::read).toList();
    }

    /// How much is not behind all lows yet.
    int window() {
        return feeds.stream().mapToInt(Feed::size).sum();
    }

    List<Feed> between(long after, long next) {
        return feeds.stream().filter(feed -> feed.read() >= after && feed.read() < next).toList();
    }
}
