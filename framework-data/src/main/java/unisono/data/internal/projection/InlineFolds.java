package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unisono.data.DataException;
import unisono.data.Isolation;
import unisono.data.internal.Closing;
import unisono.data.internal.log.LogEntry;
import unisono.data.projection.ProjectedEvent;
import unisono.events.EventName;

/// Folds inline projections in the transactions of emitters: all that a transaction has emitted as
/// one page. Thread-safe.
public final class InlineFolds implements Closing {
    /// Shared, until the end of the transaction: who hands the projection over waits for it. The
    /// statement behind it sees what was so when the lock was had.
    private static final String LOCK =
            "select pg_advisory_xact_lock_shared(21839, hashtext(name)) from unnest(?::text[]) name";

    private static final String ACTIVE =
            "; select name from unisono.projection where name = any (?) and inline";

    /// Where the snapshot may be older than the lock, what has changed since fails.
    private static final String UNCHANGED = " for share";

    private final List<Known.One> inline;
    private final Set<String> heard = new HashSet<>();

    InlineFolds(Known known) {
        inline = known.all().stream().filter(one -> one.definition().inline()).toList();
        inline.forEach(one -> heard.addAll(one.heard().keySet()));
    }

    @Override
    public boolean concerns(List<LogEntry> entries) {
        return !heard.isEmpty()
                && entries.stream()
                        .anyMatch(entry -> heard.contains(entry.emission().event().text()));
    }

    @Override
    public void before(Connection connection, List<LogEntry> entries, Isolation isolation)
            throws SQLException {
        var pages = new ArrayList<Waiting>();
        for (var one : inline) {
            var events = events(one, entries);
            if (!events.isEmpty()) {
                pages.add(new Waiting(one, events));
            }
        }
        var active = active(connection, pages, isolation);
        for (var page : pages) {
            if (active.contains(page.one.name())) {
                fold(connection, page);
            }
        }
    }

    private record Waiting(Known.One one, List<ProjectedEvent<?>> events) {}

    private static List<ProjectedEvent<?>> events(Known.One one, List<LogEntry> entries) {
        var events = new ArrayList<ProjectedEvent<?>>();
        for (var entry : entries) {
            if (entry.emission().event() instanceof EventName<?> name
                    && one.heard().containsValue(name)) {
                events.add(FoldedEvent.of(name, entry));
            }
        }
        return events;
    }

    private static Set<String> active(
            Connection connection, List<Waiting> pages, Isolation isolation) throws SQLException {
        var names =
                connection.createArrayOf(
                        "text", pages.stream().map(page -> page.one.name()).toArray());
        boolean old = isolation != Isolation.READ_COMMITTED;
        try (var select = connection.prepareStatement(LOCK + ACTIVE + (old ? UNCHANGED : ""))) {
            select.setArray(1, names);
            select.setArray(2, names);
            select.execute();
            if (!select.getMoreResults()) {
                throw new SQLException("The second statement has no answer.");
            }
            var active = new HashSet<String>();
            try (var rows = select.getResultSet()) {
                while (rows.next()) {
                    active.add(rows.getString(1));
                }
            }
            return active;
        }
    }

    private static void fold(Connection connection, Waiting page) throws SQLException {
        try {
            FoldedPage.foldLive(page.one, connection, page.events);
        } catch (SQLException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new DataException(
                    "The inline projection %s cannot fold what this transaction has emitted, and everything is rolled back: %s. Mend its fold, or have emitters do without it: projections pause %s."
                            .formatted(page.one.name(), failure, page.one.name()),
                    failure);
        }
    }
}
