package unisono.data.internal.log;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import unisono.data.LoggedEmission;
import unisono.data.internal.log.LogRun.Place;
import unisono.data.internal.log.LogVerdict.Seen;

/// Reads the log from its beginning, by connections that die, until told that nobody writes any
/// more and nothing comes.
final class LogRunReader implements Callable<List<Seen>> {
    private static final int LIMIT_MAX = 300;
    private static final int PAGES_OF_A_LIFE_MAX = 100;
    private static final int PAUSE_MILLIS = 5;

    private final Place place;
    private final AtomicBoolean end;
    private final Random random;
    private final List<Seen> seen = new ArrayList<>();
    private long after;
    private boolean done;

    LogRunReader(Place place, AtomicBoolean end, long seed) {
        this.place = place;
        this.end = end;
        this.random = new Random(seed);
    }

    @Override
    public List<Seen> call() throws Exception {
        while (!done) {
            try (var connection = place.connect()) {
                live(connection);
            }
        }
        return seen;
    }

    /// The last page of a life is lost with it: it is read again in the next.
    private void live(Connection connection) throws Exception {
        int pages = random.nextInt(PAGES_OF_A_LIFE_MAX);
        for (int i = 0; i < pages && !done; i++) {
            boolean last = end.get();
            int before = seen.size();
            page(connection, true);
            if (seen.size() == before) {
                done = last;
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        page(connection, false);
    }

    private void page(Connection connection, boolean keep) throws SQLException {
        var page = LogReader.page(connection, after, 1 + random.nextInt(LIMIT_MAX));
        if (keep) {
            long now = System.nanoTime();
            page.rows().forEach(row -> seen.add(seen(row, now)));
            after = page.next();
        }
    }

    private static Seen seen(LoggedEmission row, long now) {
        return new Seen(row.id(), requireNonNull(row.key()), Long.parseLong(row.payload()), now);
    }
}
