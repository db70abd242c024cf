package unisono.data.internal.delivery;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something that works only with the database, and waits for it: says once that it does, and once
/// that it is over. One thread.
public final class Outage {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final long SHORTEST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 1_000;

    private final String what;
    private long millis = SHORTEST_MILLIS;
    private boolean reported;

    public Outage(String what) {
        this.what = what;
    }

    public void pause(Exception failure) throws InterruptedException {
        if (!reported) {
            reported = true;
            LOGGER.warn(what + ". It is tried again until it succeeds.", failure);
        }
        Thread.sleep(Duration.ofMillis(millis));
        millis = Math.min(LONGEST_MILLIS, millis * 2);
    }

    public void over() {
        millis = SHORTEST_MILLIS;
        if (reported) {
            reported = false;
            LOGGER.info("It is over: {}.", what);
        }
    }

    /// Something more of which nothing follows.
    void ignore(Exception failure) {
        LOGGER.debug(what, failure);
    }
}
