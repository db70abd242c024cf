package crash.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import unisono.test.Wire;

/// A node, or the sender: its program, which is started again when it ends, and its line to the
/// database. Thread-safe.
final class Member implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final String name;
    private final Wire wire;
    private final Setting setting;
    private final Path history;
    private final Map<String, String> credentials;
    private final Semaphore free = new Semaphore(1, true);
    private final Thread supervisor;
    private Child child;
    private boolean wanted = true;
    private boolean over;

    Member(
            String name,
            Setting setting,
            String jdbcUrl,
            Path history,
            Map<String, String> credentials)
            throws IOException {
        this.name = name;
        this.setting = setting;
        this.history = history;
        this.credentials = credentials;
        this.wire = Wire.to(jdbcUrl);
        this.child = start();
        this.supervisor = Thread.ofVirtual().start(this::supervise);
    }

    private Child start() throws IOException {
        return Child.java(
                history.resolve(name + ".log"),
                credentials,
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "crash.node.Node",
                        name,
                        wire.jdbcUrl(),
                        history.toString(),
                        setting.lease().toString(),
                        String.valueOf(setting.perSecond())));
    }

    String name() {
        return name;
    }

    Wire wire() {
        return wire;
    }

    /// Held by the fault that it suffers.
    Semaphore free() {
        return free;
    }

    private void supervise() {
        try {
            while (look()) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized boolean look() throws IOException {
        if (wanted && !over && !child.isAlive()) {
            child = start();
        }
        return !over;
    }

    /// Waits until it is there; however often it must be started, because the database is not.
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(name + " does not get ready; see its log.");
            }
            Thread.sleep(LOOK);
        }
    }

    private synchronized boolean isReady() {
        return wanted && child.isAlive() && child.isReady();
    }

    /// Whether it should be there, and is not.
    synchronized boolean isAway() {
        return !wanted || !child.isReady() || !child.isAlive();
    }

    synchronized void kill() {
        wanted = false;
        child.kill();
    }

    /// Ends it in order; `kill -9` if it does not.
    void leave() throws InterruptedException {
        Child leaving;
        synchronized (this) {
            wanted = false;
            leaving = child;
        }
        leaving.tell("stop");
        leaving.ends(STOP);
        leaving.kill();
    }

    synchronized void comeBack() {
        wanted = true;
    }

    synchronized void signal(String signal) throws IOException, InterruptedException {
        child.signal(signal);
    }

    synchronized void mistakeClock(long wrongByMillis) {
        child.tell("clock " + wrongByMillis);
    }

    synchronized void quieten() {
        child.tell("quiet");
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
            child.kill();
        }
        supervisor.interrupt();
        wire.close();
    }
}
