package unisono.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import unisono.test.LogRun.Place;
import unisono.test.LogVerdict.Seen;

/// Reads the log from its beginning, by connections that die, until told that nobody writes any
/// more and nothing comes.
final class LogRunReader implements Callable<List<Seen>> {
    private static final String PAGE =
            "select horizon, position, id, key, convert_from(payload, 'UTF8') from unisono.page(?, ?)";
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
        int limit = 1 + random.nextInt(LIMIT_MAX);
        try (var select = connection.prepareStatement(PAGE)) {
            select.setLong(1, after);
            select.setInt(2, limit);
            var rows = select.executeQuery();
            rows.next();
            long next = Math.max(after, rows.getLong(1));
            var page = new ArrayList<Seen>();
            while (rows.next()) {
                page.add(seen(rows));
                next = page.size() == limit ? rows.getLong(2) : next;
            }
            if (keep) {
                seen.addAll(page);
                after = next;
            }
        }
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                row.getObject(3, UUID.class),
                row.getString(4),
                Long.parseLong(row.getString(5)),
                System.nanoTime());
    }
}
