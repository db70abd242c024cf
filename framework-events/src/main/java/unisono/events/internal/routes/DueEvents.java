package unisono.events.internal.routes;

import java.util.List;
import unisono.events.DueEmissions;
import unisono.events.EventName;
import unisono.events.PlannedEmission;
import unisono.events.Recurrence;
import unisono.events.internal.wiring.EmissionRules;
import unisono.events.internal.wiring.Wiring.Declared;
import unisono.events.internal.wiring.Wiring.Recurring;
import unisono.events.internal.wiring.Wiring.Wired;

/// What this application may emit later.
public final class DueEvents implements DueEmissions {
    private final NamedEvents named;
    private final List<EventName<?>> events;
    private final List<Recurrence> recurrences;

    public DueEvents(EmissionRules rules, NamedEvents named, Wired wired) {
        this.named = named;
        this.recurrences = wired.recurring().stream().map(Recurring::recurrence).toList();
        this.events =
                rules.declared().stream()
                        .map(Declared::message)
                        .filter(EventName.class::isInstance)
                        .<EventName<?>>map(message -> (EventName<?>) message)
                        .distinct()
                        .toList();
    }

    @Override
    public List<EventName<?>> events() {
        return events;
    }

    @Override
    public List<Recurrence> recurrences() {
        return recurrences;
    }

    @Override
    public void emit(PlannedEmission due) {
        named.emitDue(due);
    }
}
