package unisono.web.internal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.web.HealthCheck;

/// One health check, run at most once at a time: whoever asks meanwhile waits for the same run, so
/// that a check that hangs does not gather threads. Logs when its result changes. Thread-safe.
final class Probe {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final Duration MAX = Duration.ofSeconds(2);

    private final HealthCheck check;
    private @Nullable Run running;
    private volatile boolean up = true;

    Probe(HealthCheck check) {
        this.check = check;
    }

    synchronized Run start() {
        if (running == null || running.task.isDone()) {
            running = new Run();
        }
        return running;
    }

    private void note(@Nullable Throwable failure) {
        boolean before = up;
        up = failure == null;
        if (before && failure != null) {
            LOG.warn("The health check {} fails.", check.name(), failure);
        } else if (!before && failure == null) {
            LOG.info("The health check {} passes again.", check.name());
        }
    }

    final class Run {
        private final FutureTask<Void> task =
                new FutureTask<>(() -> {
                    check.check();
                    return null;
                });
        private final long deadline = System.nanoTime() + MAX.toNanos();
        private final Thread thread =
                Thread.ofVirtual().name("unisono-web-health-" + check.name()).start(task);

        String name() {
            return check.name();
        }

        boolean passes() {
            try {
                task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                note(null);
                return true;
            } catch (ExecutionException e) {
                note(e.getCause());
            } catch (TimeoutException e) {
                thread.interrupt();
                note(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
    }
}
