package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;

/// Takes one turn after the other until it ends, rests between them until it rings, and waits where
/// the database does not answer. Run by one thread; the rest is for any.
final class Turns implements Runnable {
    private final Turn turn;
    private final Outage outage;
    private final Bell bell = new Bell();
    private volatile boolean over;
    private volatile boolean busy;
    private volatile boolean failing;
    private volatile long triedAt;

    /// @param trouble what does not happen when the database does not answer
    Turns(String trouble, Turn turn) {
        this.outage = new Outage(trouble);
        this.turn = turn;
    }

    interface Turn {
        /// Does what there is to do.
        ///
        /// @return how long to rest, if it does not ring
        Duration take() throws SQLException, InterruptedException;

        /// It rested to the end, or it rang.
        default void rested(boolean rang) {}

        /// A turn failed, and is taken again after a while.
        default void failed() {}
    }

    void ring() {
        bell.ring();
    }

    void end() {
        over = true;
        bell.ring();
    }

    boolean isOver() {
        return over;
    }

    boolean isFailing() {
        return failing;
    }

    /// Whether it has not got on for a while.
    ///
    /// @param failing how long it may fail
    /// @param hanging how long a turn may take that did not fail before
    boolean isStuck(Duration failing, Duration hanging) {
        long nanos = System.nanoTime() - triedAt;
        return this.failing ? nanos > failing.toNanos() : busy && nanos > hanging.toNanos();
    }

    @Override
    public void run() {
        try {
            while (!over) {
                once();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() throws InterruptedException {
        try {
            var rest = taken();
            outage.over();
            if (!over && !rest.isZero()) {
                turn.rested(bell.await(rest));
            }
        } catch (SQLException | RuntimeException failure) {
            failing = true;
            turn.failed();
            if (!over) {
                outage.pause(failure);
            }
        } finally {
            busy = false;
        }
    }

    private Duration taken() throws SQLException, InterruptedException {
        if (!failing) {
            triedAt = System.nanoTime();
        }
        busy = true;
        var rest = turn.take();
        busy = false;
        failing = false;
        return rest;
    }
}
