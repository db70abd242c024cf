package unisono.cli.internal.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import unisono.cli.Table;
import unisono.data.PendingEmission;

/// A planned emission, as scripts read it.
///
/// @param state `planned`; `retry`, after it failed; or `failed` for good
/// @param schedule of which it is an occurrence
record Planned(
        long id,
        @Nullable String name,
        @Nullable String schedule,
        String event,
        String module,
        String emitter,
        String state,
        Instant plannedFor,
        @Nullable Instant due,
        int attempts,
        @Nullable String error) {
    static Planned of(PendingEmission it) {
        return new Planned(
                it.id(),
                it.name(),
                it.schedule(),
                it.event(),
                it.module(),
                it.emitter(),
                it.failed() ? "failed" : it.attempts() > 0 ? "retry" : "planned",
                it.plannedFor(),
                it.failed() ? null : it.due(),
                it.attempts(),
                it.error());
    }

    static Table table() {
        return Table.of(
                "ID", "NAME", "MODULE", "EVENT", "STATE", "ATTEMPTS", "PLANNED", "DUE", "RECURS");
    }

    Table in(Table table) {
        return table.row(
                id,
                text(name),
                module,
                event,
                state,
                attempts,
                plannedFor,
                due == null ? "" : due,
                text(schedule));
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }
}
