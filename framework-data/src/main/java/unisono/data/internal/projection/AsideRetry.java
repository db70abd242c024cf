package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.delivery.Failures;
import unisono.data.projection.ProjectedEvent;
import unisono.data.projection.SetAsideEvent.Reason;

/// Folds what was set aside, line by line: the events of a key in their order, up to the first that
/// still cannot be read. Thread-safe.
final class AsideRetry {
    private static final int LINE_MAX = 1_000;

    private final OpenDatabase database;
    private final PayloadReader payloads;

    AsideRetry(OpenDatabase database, PayloadReader payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /// Tries all of a part.
    ///
    /// @return how many events were folded
    int part(Known.One one, PartId id) throws SQLException {
        int folded = 0;
        var lines =
                database.read(connection ->
                        AsideTable.lines(connection, id.projection(), id.generation()));
        for (var line : lines) {
            if (line.part() == id.number()) {
                folded += line(one, id, line);
            }
        }
        return folded;
    }

    private int line(Known.One one, PartId id, AsideTable.Line line) throws SQLException {
        int all = 0;
        int folded;
        do {
            folded = some(one, id, line);
            all += folded;
        } while (folded == LINE_MAX);
        return all;
    }

    private int some(Known.One one, PartId id, AsideTable.Line line) throws SQLException {
        try {
            return database.call(connection -> fold(connection, one, id, line));
        } catch (FoldFailure failure) {
            var error = Failures.text(failure.reason());
            database.call(connection -> {
                var positions = new Object[] {failure.position()};
                var rows = LogSlice.at(connection, positions, one.names());
                var asides =
                        rows.stream().map(row -> new Aside(row, Reason.SKIPPED, error)).toList();
                AsideTable.add(connection, id, asides);
                return true;
            });
            return 0;
        }
    }

    private int fold(Connection connection, Known.One one, PartId id, AsideTable.Line line)
            throws SQLException {
        var taken = PartTable.take(connection, id, one.definition().version(), false);
        if (taken == null) {
            return 0;
        }
        var positions = AsideTable.positions(connection, id, line, LINE_MAX);
        var rows = LogSlice.at(connection, positions, one.names());
        var decoded = Decoded.of(payloads, one, rows, Set.of());
        AsideTable.add(connection, id, decoded.asides());
        var events = decoded.events();
        if (!events.isEmpty()) {
            fold(connection, one, taken, events);
            var done = events.stream().map(ProjectedEvent::position).toArray();
            AsideTable.remove(connection, id, done);
            PartTable.advance(connection, taken, taken.position(), events.size());
        }
        return events.size();
    }

    private static void fold(
            Connection connection, Known.One one, Taken taken, List<ProjectedEvent<?>> events) {
        var first = events.getFirst();
        try {
            FoldedPage.fold(one, connection, events, taken.live(), taken.id().generation());
        } catch (Exception failure) {
            throw new FoldFailure(first.position(), first.key(), failure);
        }
    }
}
