package shop.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// All captures by their keys. What is in it is on the disk. Thread-safe.
final class Book {
    /// 350 bytes each in memory.
    static final int CAPTURES_MAX = 500_000;

    private static final int STRIPES = 1_024;

    private final ConcurrentNavigableMap<String, Capture> captures = new ConcurrentSkipListMap<>();
    private final ReentrantLock[] stripes =
            IntStream.range(0, STRIPES)
                    .mapToObj(_ -> new ReentrantLock())
                    .toArray(ReentrantLock[]::new);
    private final Journal journal;
    private final InstantSource clock;

    Book(Path journal, InstantSource clock) {
        this.clock = clock;
        this.journal = Journal.open(journal, capture -> captures.put(capture.key(), capture));
    }

    /// Settles a key, unless it is settled.
    ///
    /// @return what became of the key, now or before
    Capture settle(Capture asked) throws IOException {
        return exclusively(
                asked.key(),
                () -> {
                    var before = captures.get(asked.key());
                    return before == null ? kept(asked) : before;
                });
    }

    /// Gives back what was captured under a key, and sees to it that nothing is captured under it
    /// later.
    Capture reverse(String key) throws IOException {
        return exclusively(
                key,
                () -> {
                    var before = captures.get(key);
                    if (before == null) {
                        return kept(Capture.voided(key, clock.instant()));
                    }
                    return before.state() == Capture.State.CAPTURED
                            ? kept(before.refunded(clock.instant()))
                            : before;
                });
    }

    private Capture kept(Capture capture) throws IOException {
        journal.append(capture);
        captures.put(capture.key(), capture);
        return capture;
    }

    void close() throws IOException {
        journal.close();
    }

    boolean full() {
        return captures.size() >= CAPTURES_MAX;
    }

    Optional<Capture> find(String key) {
        return Optional.ofNullable(captures.get(key));
    }

    /// All behind this key, by key.
    Collection<Capture> after(String key) {
        return captures.tailMap(key, false).values();
    }

    private Capture exclusively(String key, Change change) throws IOException {
        var stripe = stripes[Math.floorMod(key.hashCode(), STRIPES)];
        stripe.lock();
        try {
            return change.make();
        } finally {
            stripe.unlock();
        }
    }

    @FunctionalInterface
    private interface Change {
        Capture make() throws IOException;
    }
}
