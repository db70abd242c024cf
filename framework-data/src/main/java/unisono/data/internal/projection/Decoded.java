package unisono.data.internal.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unisono.data.DataException;
import unisono.data.NewerPayload;
import unisono.data.internal.PayloadReader;
import unisono.data.projection.ProjectedEvent;
import unisono.events.EventName;

/// What could be read of some rows, and what not.
record Decoded(List<ProjectedEvent<?>> events, List<Aside> asides) {
    /// Reads rows. What comes behind one of its key that cannot be read waits with it.
    ///
    /// @param waiting keys behind which everything waits
    static Decoded of(
            PayloadReader payloads, Known.One one, List<LogRow> rows, Set<String> waiting) {
        var blocked = new HashSet<>(waiting);
        var events = new ArrayList<ProjectedEvent<?>>(rows.size());
        var asides = new ArrayList<Aside>();
        for (var row : rows) {
            var key = row.key();
            if (key != null && blocked.contains(key)) {
                asides.add(Aside.behind(row));
                continue;
            }
            try {
                events.add(event(payloads, one, row));
            } catch (NewerPayload newer) {
                asides.add(Aside.newer(row, newer));
            } catch (DataException failure) {
                asides.add(Aside.unreadable(row, failure));
            }
            if (key != null && !asides.isEmpty() && asides.getLast().row().equals(row)) {
                blocked.add(key);
            }
        }
        return new Decoded(events, asides);
    }

    private static ProjectedEvent<?> event(PayloadReader payloads, Known.One one, LogRow row) {
        EventName<?> name = one.heard().get(row.name());
        if (name == null) {
            throw new DataException("%s hears no %s.".formatted(one.name(), row.name()));
        }
        return FoldedEvent.read(payloads, name, row);
    }
}
