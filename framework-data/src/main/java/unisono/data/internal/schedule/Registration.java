package unisono.data.internal.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes known what recurs, and reports what this release does not know.
final class Registration {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final String UNKNOWN_EVENTS =
            """
            with recursive kept (event) as (
                select min(event) from unisono.timer where state = 'waiting'
                union all
                select (select min(event) from unisono.timer t
                         where t.state = 'waiting' and t.event > k.event)
                  from kept k where k.event is not null)
            select event from kept where event is not null and event <> all (?) order by event
            """;
    private static final String UNKNOWN_SCHEDULES =
            "select name from unisono.schedule where name <> all (?) order by name";

    private Registration() {}

    static void of(Connection connection, Known known) throws SQLException {
        var now = ScheduleTable.now(connection);
        for (var one : known.recurrences()) {
            var next = one.cron().next(now, one.zone()).orElse(null);
            ScheduleTable.register(connection, one, known.module(one), next);
        }
        var events = ask(connection, UNKNOWN_EVENTS, known.texts());
        if (!events.isEmpty()) {
            LOGGER.warn(
                    "Emissions are planned of {}, which no class of this application emits. They are kept: bring the events back, or cancel them with schedules.cancel(id).",
                    events);
        }
        var schedules = ask(connection, UNKNOWN_SCHEDULES, known.schedules());
        if (!schedules.isEmpty()) {
            LOGGER.warn(
                    "Nobody here declares the recurring emissions {}, which are kept and do not recur. Bring them back under these names, or forget them: schedules.forget(name).",
                    schedules);
        }
    }

    private static List<String> ask(Connection connection, String sql, String[] known)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", known));
            var answer = select.executeQuery();
            var texts = new ArrayList<String>();
            while (answer.next()) {
                texts.add(answer.getString(1));
            }
            return texts;
        }
    }
}
