package unisono.data.internal.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.LoggedEmission;
import unisono.data.ReplayFrom;
import unisono.data.ReplayOptions;
import unisono.data.internal.log.LogReader;
import unisono.events.DurableListener;
import unisono.events.EventName;

/// What of the log is replayed.
///
/// @param behind nothing up to here
/// @param until nothing beyond
/// @param events their names
/// @param key null for all
record Scope(long behind, long until, List<String> events, @Nullable String key) {
    /// Asks the log where that is. Needs a transaction of READ COMMITTED, or none.
    static Scope of(
            Connection connection, DurableListener listener, ReplayFrom from, ReplayOptions options)
            throws SQLException {
        long horizon = ask(connection, "select unisono.horizon()", null);
        long until = Math.min(options.to(), horizon);
        long first =
                switch (from) {
                    case ReplayFrom.Position(var position) -> position;
                    case ReplayFrom.Time(var time) ->
                            ask(
                                    connection,
                                    "select coalesce(unisono.position_at(?), 9223372036854775807)",
                                    Timestamp.from(time));
                };
        return new Scope(
                Math.min(first - 1, until), until, events(listener, options), options.key());
    }

    private static List<String> events(DurableListener listener, ReplayOptions options) {
        var heard = new TreeSet<>(listener.events().stream().map(EventName::text).toList());
        var unheard = new TreeSet<>(options.events());
        unheard.removeAll(heard);
        if (!unheard.isEmpty()) {
            throw new DataException(
                    "%s does not hear %s. It hears %s."
                            .formatted(listener.name(), unheard.first(), heard));
        }
        return List.copyOf(options.events().isEmpty() ? heard : new TreeSet<>(options.events()));
    }

    private static long ask(Connection connection, String sql, @Nullable Object parameter)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            if (parameter != null) {
                select.setObject(1, parameter);
            }
            var answer = select.executeQuery();
            answer.next();
            return answer.getLong(1);
        }
    }

    /// Reads on behind a position. All of it is decided: nothing can appear.
    List<LoggedEmission> page(Connection connection, long after, int limit) throws SQLException {
        return LogReader.some(connection, after, until, events, key, limit);
    }
}
