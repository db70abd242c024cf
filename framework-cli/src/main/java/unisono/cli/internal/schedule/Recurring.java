package unisono.cli.internal.schedule;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import unisono.cli.Table;
import unisono.data.RecurringEmission;

/// Something that recurs, as scripts read it.
///
/// @param state `on`; `paused`; or `nobody`, if this application does not declare it
record Recurring(
        String name,
        String event,
        String module,
        String cron,
        String zone,
        String catchUp,
        String state,
        @Nullable Instant next,
        @Nullable Instant last) {
    static Recurring of(RecurringEmission it) {
        return new Recurring(
                it.name(),
                it.event(),
                it.module(),
                it.cron(),
                it.zone().getId(),
                it.catchUp().name().toLowerCase(Locale.ROOT),
                it.known() ? it.paused() ? "paused" : "on" : "nobody",
                it.next().orElse(null),
                it.last());
    }

    static Table table() {
        return Table.of("NAME", "MODULE", "EVENT", "STATE", "NEXT", "LAST", "CRON", "ZONE");
    }

    Table in(Table table) {
        return table.row(name, module, event, state, text(next), text(last), cron, zone);
    }

    private static Object text(@Nullable Instant time) {
        return time == null ? "" : time;
    }
}
