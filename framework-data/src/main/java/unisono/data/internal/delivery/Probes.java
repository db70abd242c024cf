package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.Work;
import unisono.data.internal.OpenDatabase;

/// Finds what ends the process that delivers it: when a node has ended without a word, its
/// successors note of what it may have had under way that it begins; and what was noted when one of
/// them ends, is run alone. So the second time it is one of a few, and the third time it is the
/// one. Thread-safe.
///
/// Where no node has ended, nothing of this is done.
final class Probes {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    private final OpenDatabase database;
    private final int crashesMax;
    private final Semaphore alone = new Semaphore(1, true);

    Probes(OpenDatabase database, int crashesMax) {
        this.database = database;
        this.crashesMax = crashesMax;
    }

    /// Does what may end the process; notes before that it begins, if that is called for, and waits
    /// until one may run that must run alone.
    ///
    /// @param items of one listener
    /// @throws NodeEnded if enough nodes have ended by it: the first one took no notes
    /// @throws NotCompleted if one of them is somebody else's by now
    void around(List<Item> items, Work<Exception> work) throws Exception {
        var noted = noted(items);
        if (noted.isEmpty()) {
            work.run();
        } else if (noted.getFirst().caution().isAlone()) {
            runAlone(noted, work);
        } else {
            runNoted(noted, work);
        }
    }

    private void runAlone(List<Item> items, Work<Exception> work) throws Exception {
        int crashes = items.getFirst().caution().crashes();
        if (crashes >= crashesMax - 1) {
            forget(items);
            throw new NodeEnded(crashes);
        }
        alone.acquire();
        try {
            runNoted(items, work);
        } finally {
            alone.release();
        }
    }

    private void runNoted(List<Item> items, Work<Exception> work) throws Exception {
        database.call(connection -> {
            ProbeTable.note(connection, items);
            return true;
        });
        try {
            work.run();
        } finally {
            forget(items);
        }
    }

    private void forget(List<Item> items) {
        try {
            database.call(connection -> {
                ProbeTable.forget(connection, items);
                return true;
            });
        } catch (SQLException | RuntimeException failure) {
            LOGGER.debug(
                    "It stays noted that position {} is delivered.",
                    Long.toString(items.getFirst().position()),
                    failure);
        }
    }

    private static List<Item> noted(List<Item> items) {
        boolean one = items.size() == 1;
        return one && !items.getFirst().caution().noted()
                ? List.of()
                : items.stream().filter(item -> item.caution().noted()).toList();
    }
}
