package benchmarks.delivery;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Takes the time of a round, and what it computes. One thread.
final class Watch {
    /// Until the last commits have come, and what is written behind them.
    private static final Duration AFTERMATH = Duration.ofMillis(40);

    private final ServerCpu server;
    private final com.sun.management.OperatingSystemMXBean own =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    private long began;
    private long clientBefore;
    private long serverBefore;
    private @Nullable Round round;

    Watch(ServerCpu server) {
        this.server = server;
    }

    void start() {
        round = null;
        serverBefore = server.nanos();
        clientBefore = own.getProcessCpuTime();
        began = System.nanoTime();
    }

    /// The time is over; what is computed a moment later still counts.
    void stop(long events) throws InterruptedException {
        long nanos = System.nanoTime() - began;
        Thread.sleep(AFTERMATH);
        round =
                new Round(
                        events,
                        nanos,
                        own.getProcessCpuTime() - clientBefore,
                        server.nanos() - serverBefore);
    }

    Round round() {
        var taken = round;
        if (taken == null) {
            throw new IllegalStateException("A round was not stopped.");
        }
        return taken;
    }
}
