package unisono.events.internal;

import java.util.List;
import unisono.events.EventManager;
import unisono.events.Registration;
import unisono.events.StartupException;
import unisono.events.Subscriptions;

/// Managers that come and go while the application runs.
final class LiveSubscriptions implements Subscriptions {
    private final Wiring wiring;
    private final EmissionRules rules;
    private final RouteTable table;
    private final ListenerChecks checks;

    LiveSubscriptions(Wiring wiring, EmissionRules rules, RouteTable table, ListenerChecks checks) {
        this.wiring = wiring;
        this.rules = rules;
        this.table = table;
        this.checks = checks;
    }

    @Override
    public Registration add(EventManager manager) {
        var problems = new Problems();
        var wired = wiring.read(List.of(manager), problems);
        checks.check(wired.heard(), problems);
        if (!problems.all().isEmpty()) {
            throw StartupException.refusing(manager, problems.all());
        }
        rules.declare(wired.emits());
        var entries = table.add(wired.heard());
        return () -> {
            table.remove(entries);
            rules.withdraw(wired.emits());
        };
    }
}
