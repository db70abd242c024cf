package benchmarks.delivery;

import java.util.List;

/// Somebody who does what is measured.
interface Player extends AutoCloseable {
    /// Prepares, starts the watch, does it until all is handled, and stops the watch.
    void play(Way way, int events, Watch watch) throws Exception;

    @Override
    void close();

    /// Emits one event after the other, as a machine with little to do.
    ///
    /// @return for each: its number, when its commit began and when it returned, by this machine's
    ///   clock
    default List<Long> emitSlowly(int events) throws Exception {
        throw new UnsupportedOperationException("It has no single node to be late.");
    }

    /// The events that were handled here since somebody asked: number and time of each.
    default List<Long> heard() {
        throw new UnsupportedOperationException("It has no single node to be late.");
    }
}
