package unisono.web.internal;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends the wait for clients that send or read a byte now and then (slowloris).
///
/// A time-out of each read would not do: every byte starts it anew. So each stage (the head, the
/// body, the answer) has one deadline. When it passes, the connection's virtual thread is
/// interrupted, and with that the JDK closes the socket on which it is blocked. Helidon itself ends
/// only connections that idle between requests.
final class SlowClients implements Http1ConnectionListener, AutoCloseable {
    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private final Duration max;
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("unisono-web-slow-clients").factory(),
                    // Closed, it watches nobody: the last connections end anyway.
                    new ThreadPoolExecutor.DiscardPolicy());
    private final Map<Thread, Watch> heads = new ConcurrentHashMap<>();

    SlowClients(Duration max) {
        this.max = max;
        clock.setRemoveOnCancelPolicy(true);
    }

    /// The request line is there, the headers come.
    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        heads.put(Thread.currentThread(), watch());
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        forgetHead(Thread.currentThread());
    }

    /// Watches the calling thread until closed.
    Watch watch() {
        return watch(max);
    }

    /// Watches a client to which everything has been said.
    Watch watchBriefly() {
        return watch(max.compareTo(BRIEFLY) < 0 ? max : BRIEFLY);
    }

    private Watch watch(Duration max) {
        var watch = new Watch(Thread.currentThread());
        watch.alarm = clock.schedule(() -> ring(watch), max.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void ring(Watch watch) {
        heads.remove(watch.thread, watch);
        watch.ring();
    }

    private void forgetHead(Thread thread) {
        var watch = heads.remove(thread);
        if (watch != null) {
            watch.close();
        }
    }

    /// One stage of one request. What happens after [#close] is never interrupted.
    static final class Watch implements AutoCloseable {
        private final Thread thread;
        private @Nullable Future<?> alarm;
        private boolean over;

        private Watch(Thread thread) {
            this.thread = thread;
        }

        @Override
        public synchronized void close() {
            over = true;
            if (alarm != null) {
                alarm.cancel(false);
            }
        }

        private synchronized void ring() {
            if (!over) {
                thread.interrupt();
            }
        }
    }
}
