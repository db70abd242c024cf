package unisono.data.internal.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import unisono.data.internal.delivery.Watch;

/// Looks how far the log is, and when the next emission is due.
public final class ScheduleWatch implements Watch {
    private static final String LOOK = "select unisono.next_due(?, ?, ?), unisono.horizon()";

    private final Known known;
    private final Consumer<Duration> due;

    /// Tells of what is due.
    public ScheduleWatch(Known known, Consumer<Duration> due) {
        this.known = known;
        this.due = due;
    }

    @Override
    public long look(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(LOOK)) {
            known.fillNextDue(select);
            var answer = select.executeQuery();
            var next = DueTable.next(answer);
            if (next != null) {
                due.accept(next);
            }
            return answer.getLong(2);
        }
    }
}
