package crash.node;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// What goes wrong by itself.
///
/// @param lease of the node: what lasts longer must be borne, too
record Chance(Duration lease) {
    private static final int FAILS_ONE_IN = 15;
    private static final int LINGERS_ONE_IN = 500;
    private static final long DAWDLES_MILLIS_MAX = 30;

    /// Thrown on purpose.
    static final class Mischance extends RuntimeException {
        private static final long serialVersionUID = 1;

        Mischance() {
            super("on purpose");
        }
    }

    void mayFail() {
        if (oneIn(FAILS_ONE_IN)) {
            throw new Mischance();
        }
    }

    /// Takes some milliseconds, and now and then longer than the lease.
    void dawdle() throws InterruptedException {
        var longest =
                oneIn(LINGERS_ONE_IN)
                        ? lease.plus(lease.dividedBy(2))
                        : Duration.ofMillis(
                                ThreadLocalRandom.current().nextLong(DAWDLES_MILLIS_MAX));
        Thread.sleep(longest);
    }

    private static boolean oneIn(int times) {
        return ThreadLocalRandom.current().nextInt(times) == 0;
    }
}
