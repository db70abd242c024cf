package crash.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Some who emit at a steady rate; what they could not emit in time, because the database did not
/// let them, they leave out.
final class Load {
    private static final int KEYS_EACH = 5;

    private final Starter starter;
    private final Journal journal;
    private final String prefix;
    private final List<Thread> emitters = new ArrayList<>();
    private volatile boolean over;

    Load(Starter starter, Journal journal, String prefix) {
        this.starter = starter;
        this.journal = journal;
        this.prefix = prefix;
    }

    /// Emits once before it returns: the database is opened by then.
    ///
    /// @param keys begin with it
    /// @param perSecond all of them together
    void begin(String keys, int emittersMax, int perSecond) {
        var period = Duration.ofSeconds(1).multipliedBy(emittersMax).dividedBy(perSecond);
        starter.start(prefix, keys + "-first", journal);
        for (int i = 0; i < emittersMax; i++) {
            var own = "%s-%d-".formatted(keys, i);
            emitters.add(Thread.ofVirtual().start(() -> emit(own, period)));
        }
    }

    private void emit(String keys, Duration period) {
        long next = System.nanoTime();
        try {
            for (int i = 0; !over; i++) {
                starter.start(prefix, keys + i % KEYS_EACH, journal);
                next = Math.max(next + period.toNanos(), System.nanoTime() - period.toNanos());
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() throws InterruptedException {
        over = true;
        for (var emitter : emitters) {
            emitter.join();
        }
    }
}
