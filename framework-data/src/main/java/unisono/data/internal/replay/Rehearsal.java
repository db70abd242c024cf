package unisono.data.internal.replay;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import unisono.data.DatabaseUnavailable;
import unisono.data.DryRun;
import unisono.data.LoggedEmission;
import unisono.data.ReplayFrom;
import unisono.data.ReplayOptions;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.SqlFailures;
import unisono.data.internal.Units;
import unisono.data.internal.delivery.Calls;
import unisono.data.internal.delivery.Message;
import unisono.data.internal.metrics.Meters;
import unisono.events.DurableListener;
import unisono.events.EventName;

/// A replay that is rolled back, and what it would have done. One thread, once.
///
/// It runs in one transaction, so that what comes later finds what came before. After a failure
/// nothing more can be done in it: what it has done until then is counted, and the next one begins.
public final class Rehearsal {
    private final OpenDatabase database;
    private final Units units;
    private final PayloadReader payloads;
    private final DurableListener listener;
    private final Calls calls;
    private final Map<String, EventName<?>> events;
    private final Tally tally = new Tally();

    public Rehearsal(
            OpenDatabase database, Units units, PayloadReader payloads, DurableListener listener) {
        this.database = database;
        this.units = units;
        this.payloads = payloads;
        this.listener = listener;
        this.calls = new Calls(new Meters());
        this.events =
                listener.events().stream()
                        .collect(Collectors.toMap(EventName::text, Function.identity()));
    }

    /// Runs it.
    ///
    /// @throws DatabaseUnavailable if the database does not answer
    public DryRun run(ReplayFrom from, ReplayOptions options, int limit) {
        var rows = rows(from, options, limit + 1);
        var tried = rows.subList(0, Math.min(limit, rows.size()));
        int transactions = 0;
        for (int at = 0; at < tried.size(); transactions++) {
            int begin = at;
            at += units.rehearse(() -> stretch(tried.subList(begin, tried.size())));
        }
        long last = tried.isEmpty() ? 0 : tried.getLast().position();
        return tally.report(tried.size(), last, rows.size() <= limit, transactions);
    }

    private List<LoggedEmission> rows(ReplayFrom from, ReplayOptions options, int limit) {
        try {
            return database.call(connection -> {
                var scope = Scope.of(connection, listener, from, options);
                return scope.page(connection, scope.behind(), limit);
            });
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The log cannot be read for a dry run: %s.".formatted(e.getMessage()), e);
        }
    }

    /// Tries some, to the first failure.
    ///
    /// @return how many were tried
    private int stretch(List<LoggedEmission> rows) {
        var before = touched();
        var after = before;
        int tried = 0;
        boolean going = true;
        while (going && tried < rows.size()) {
            var row = rows.get(tried++);
            try {
                call(row);
                tally.emitted(units.rehearsed());
                after = touched();
            } catch (Throwable failure) {
                refuseOutage(failure);
                tally.failed(row.position(), failure);
                going = false;
            }
        }
        tally.touched(before, after);
        return tried;
    }

    private static void refuseOutage(Throwable failure) {
        if (SqlFailures.isOutage(failure)) {
            throw new DatabaseUnavailable(
                    "The database does not answer any more; the dry run is rolled back.", failure);
        }
    }

    private void call(LoggedEmission row) throws Exception {
        var event = events.get(row.name());
        if (event != null) {
            var emission = new Message(row, payloads).stored(event);
            if (listener.wants(emission)) {
                calls.call(listener, row, emission, 1);
            }
        }
    }

    private Map<String, Touched> touched() {
        return units.session().doReturningWork(Touched::read);
    }
}
