package unisono.events.internal;

import java.util.List;
import unisono.events.EventManager;
import unisono.events.Recurrence;
import unisono.events.Registration;
import unisono.events.StartupException;
import unisono.events.Subscriptions;
import unisono.events.Timing;
import unisono.events.internal.routes.NamedEvents;
import unisono.events.internal.routes.RouteTable;
import unisono.events.internal.wiring.EmissionRules;
import unisono.events.internal.wiring.Heard;
import unisono.events.internal.wiring.ListenerChecks;
import unisono.events.internal.wiring.Problems;
import unisono.events.internal.wiring.Wiring;

/// Managers that come and go while the application runs.
final class LiveSubscriptions implements Subscriptions {
    private final Wiring wiring;
    private final EmissionRules rules;
    private final RouteTable table;
    private final NamedEvents named;
    private final ListenerChecks checks;

    LiveSubscriptions(
            Wiring wiring,
            EmissionRules rules,
            RouteTable table,
            NamedEvents named,
            ListenerChecks checks) {
        this.wiring = wiring;
        this.named = named;
        this.rules = rules;
        this.table = table;
        this.checks = checks;
    }

    @Override
    public synchronized Registration add(EventManager manager) {
        var problems = new Problems();
        var trial = wiring.trial();
        var wired = trial.read(List.of(manager), problems);
        checks.check(wired.heard(), problems);
        wired.heard().forEach(heard -> refuseDurable(heard, problems));
        wired.recurring().forEach(one -> refuseRecurring(one.recurrence(), problems));
        if (!problems.all().isEmpty()) {
            throw StartupException.refusing(manager, problems.all());
        }
        wiring.accept(trial);
        rules.declare(wired.emits());
        var entries = table.add(wired.heard());
        return () -> {
            table.remove(entries);
            rules.withdraw(wired.emits());
            wired.emits().forEach(declared -> named.forget(declared.message()));
        };
    }

    private static void refuseRecurring(Recurrence line, Problems problems) {
        problems.add(
                "%s: \"%s\" recurs and is added at run time, but the cluster's timetable is made at the start. Let a manager of the start declare it."
                        .formatted(line.at(), line.name()));
    }

    /// What is stored for it would wait for a listener that may never come again.
    private static void refuseDurable(Heard heard, Problems problems) {
        var line = heard.subscription();
        if (line.terms().timing() == Timing.DURABLE) {
            problems.add(
                    "%s: %s is durable and added at run time, and what is stored for it would wait for it for ever. Let a manager of the start register it."
                            .formatted(line.at(), line.handlerName()));
        }
    }
}
