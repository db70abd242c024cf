package unisono.test.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// What a test does to the network. Thread-safe.
public final class Faults {
    private final AtomicInteger answersToLose = new AtomicInteger();
    private volatile Duration delayToServer = Duration.ZERO;
    private volatile Duration delayToClient = Duration.ZERO;
    private volatile boolean refusing;
    private boolean frozen;

    /// From now on nothing passes.
    public synchronized void freeze() {
        frozen = true;
    }

    /// What waits goes on.
    public synchronized void thaw() {
        frozen = false;
        notifyAll();
    }

    synchronized void awaitThaw() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    /// Whether new connections are refused.
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /// Whether new connections are refused.
    public boolean isRefusing() {
        return refusing;
    }

    /// How long everything takes from now on.
    public void delay(Duration toServer, Duration toClient) {
        delayToServer = toServer;
        delayToClient = toClient;
    }

    Duration delayToServer() {
        return delayToServer;
    }

    Duration delayToClient() {
        return delayToClient;
    }

    /// Loses the answer to a request that comes.
    ///
    /// @param number 1 for the next
    public void loseAnswer(int number) {
        answersToLose.set(number);
    }

    /// Whether the one whose answer is lost is among them.
    boolean losesAnswer(int requests) {
        int before = answersToLose.getAndUpdate(left -> Math.max(0, left - requests));
        return before > 0 && before <= requests;
    }
}
