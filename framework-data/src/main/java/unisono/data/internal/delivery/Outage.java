package unisono.data.internal.delivery;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something that works only with the database, and waits for it: says that it does, again and
/// again but less and less often, and once that it is over. One thread.
final class Outage {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final long SHORTEST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 1_000;
    private static final Duration SAID_AGAIN = Duration.ofSeconds(1);
    private static final Duration SAID_AT_LEAST = Duration.ofHours(1);

    private final String what;
    private long millis = SHORTEST_MILLIS;
    private Duration silence = Duration.ZERO;
    private long saidAt;

    Outage(String what) {
        this.what = what;
    }

    void pause(Exception failure) throws InterruptedException {
        if (System.nanoTime() - saidAt >= silence.toNanos() || silence.isZero()) {
            LOGGER.warn(what + ". It is tried again until it succeeds.", failure);
            saidAt = System.nanoTime();
            silence = longer(silence);
        }
        Thread.sleep(Duration.ofMillis(millis));
        millis = Math.min(LONGEST_MILLIS, millis * 2);
    }

    private static Duration longer(Duration silence) {
        var longer = silence.isZero() ? SAID_AGAIN : silence.multipliedBy(2);
        return longer.compareTo(SAID_AT_LEAST) < 0 ? longer : SAID_AT_LEAST;
    }

    void over() {
        millis = SHORTEST_MILLIS;
        if (!silence.isZero()) {
            silence = Duration.ZERO;
            LOGGER.info("It is over: {}.", what);
        }
    }

    /// Something more of which nothing follows.
    void ignore(Exception failure) {
        LOGGER.debug(what, failure);
    }
}
