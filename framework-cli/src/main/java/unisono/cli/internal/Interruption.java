package unisono.cli.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command end well on Ctrl-C and SIGTERM: its thread is interrupted, and the JVM waits
/// until everything that was opened after this is closed.
public final class Interruption implements AutoCloseable {
    private static final long WAIT_SECONDS_MAX = 10;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Thread command) {
        this.hook = new Thread(() -> end(command), "interruption");
    }

    /// Watches for this thread until it closes what it gets.
    public static Interruption ofThisThread() {
        var interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void end(Thread command) {
        command.interrupt();
        try {
            closed.await(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is what brought us here.
        }
    }
}
