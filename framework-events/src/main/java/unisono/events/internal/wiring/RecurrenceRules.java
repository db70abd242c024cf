package unisono.events.internal.wiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unisono.events.EventException;
import unisono.events.Recurrence;
import unisono.events.internal.wiring.Wiring.Recurring;

/// What recurring emissions may say. Their names are stored, and so must be one's each.
public final class RecurrenceRules {
    private final EmissionRules emissions;
    private final Problems problems;
    private final Map<String, Recurrence> named = new HashMap<>();

    public RecurrenceRules(EmissionRules emissions, Problems problems) {
        this.emissions = emissions;
        this.problems = problems;
    }

    /// Refuses what cannot be kept.
    ///
    /// @param possible whether the application has what keeps an emission until it is due
    public void check(List<Recurring> recurring, boolean possible) {
        for (var one : recurring) {
            var line = one.recurrence();
            if (!possible) {
                problems.add(
                        "%s: \"%s\" recurs, and this application has no database that would know when. Install the data module."
                                .formatted(line.at(), line.name()));
            }
            refuseSecond(line);
            refuseForeign(one);
        }
    }

    private void refuseSecond(Recurrence line) {
        var first = named.putIfAbsent(line.name(), line);
        if (first != null) {
            problems.add(
                    "%s: a recurring emission \"%s\" is declared at %s already. Give one of them another name."
                            .formatted(line.at(), line.name(), first.at()));
        }
    }

    private void refuseForeign(Recurring one) {
        var line = one.recurrence();
        if (!one.module().contains(line.emitter())) {
            problems.add(
                    "%s: \"%s\" is emitted by %s, a class outside module %s. A manager speaks for its own module only."
                            .formatted(
                                    line.at(),
                                    line.name(),
                                    line.emitter().getSimpleName(),
                                    one.module().name()));
            return;
        }
        try {
            var _ = emissions.moduleAllowed(line.emitter(), line.event());
        } catch (EventException e) {
            problems.add("%s: %s".formatted(line.at(), e.getMessage()));
        }
    }
}
