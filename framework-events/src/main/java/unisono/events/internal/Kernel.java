package unisono.events.internal;

import com.google.inject.Injector;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.events.ApplicationStopping;
import unisono.events.EmissionTimers;
import unisono.events.TransactionContext;
import unisono.events.internal.delivery.AsyncThreads;
import unisono.events.internal.delivery.DispatchSettings;
import unisono.events.internal.delivery.Engine;
import unisono.events.internal.flow.Overview;
import unisono.events.internal.reach.InjectorGraph;
import unisono.events.internal.routes.AddedListeners;
import unisono.events.internal.routes.DueEvents;
import unisono.events.internal.routes.DurableSubscribers;
import unisono.events.internal.routes.NamedEvents;
import unisono.events.internal.routes.RouteTable;
import unisono.events.internal.routes.SubscriberFactory;
import unisono.events.internal.routes.TypedEvents;
import unisono.events.internal.wiring.EmissionRules;
import unisono.events.internal.wiring.Heard;
import unisono.events.internal.wiring.ListenerChecks;
import unisono.events.internal.wiring.Problems;
import unisono.events.internal.wiring.RecurrenceRules;
import unisono.events.internal.wiring.Wiring;
import unisono.events.internal.wiring.Wiring.Wired;

/// The parts that carry the traffic of one application.
final class Kernel {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.events");
    private static final String STOPS = "{} failed. The application stops all the same.";

    private final EmissionRules rules;
    private final RouteTable table;
    private final NamedEvents named;
    private final TypedEvents typed;
    private final LiveSubscriptions live;
    private final ListenerChecks checks;
    private final Overview overview;
    private final DurableSubscribers durable;
    private final AsyncThreads threads;
    private final DueEvents due;
    private final boolean timing;

    @Inject
    Kernel(
            Injector injector,
            Wiring wiring,
            Wired wired,
            DispatchSettings settings,
            Optional<TransactionContext> transactions,
            Optional<EmissionTimers> timers) {
        rules = new EmissionRules(wiring.graph(), wiring.catalog());
        rules.declare(wired.emits());
        var subscribers = new SubscriberFactory(injector, new InjectorGraph(injector), wiring);
        boolean watched = transactions.isPresent() || !settings.middleware().isEmpty();
        table = new RouteTable(rules, subscribers, watched);
        threads = new AsyncThreads(settings.asynchronousMax());
        var engine = new Engine(settings, transactions, threads);
        named = new NamedEvents(rules, table, engine, timers);
        due = new DueEvents(rules, named, wired);
        timing = timers.isPresent();
        typed = new TypedEvents(engine, table, new AddedListeners(table));
        checks = new ListenerChecks(injector, transactions.isPresent());
        live = new LiveSubscriptions(wiring, rules, table, named, checks);
        overview = new Overview(injector, wiring, rules, table, settings);
        durable = new DurableSubscribers(engine, rules, wiring.catalog(), table.add(wired.heard()));
    }

    NamedEvents named() {
        return named;
    }

    TypedEvents typed() {
        return typed;
    }

    DurableSubscribers durable() {
        return durable;
    }

    DueEvents due() {
        return due;
    }

    LiveSubscriptions live() {
        return live;
    }

    /// All subscriptions, those of the start and those of later, in delivery order.
    List<Heard> heard() {
        return table.heard();
    }

    Overview overview() {
        return overview;
    }

    void check(Wired wired, Problems problems) {
        checks.check(wired.heard(), problems);
        new RecurrenceRules(rules, problems).check(wired.recurring(), timing);
    }

    /// Tells everybody, and ends what runs by itself. Whoever fails to stop hinders nobody else.
    void stop() {
        try {
            typed.announceToEach(
                    new ApplicationStopping(),
                    (delivery, failure) -> LOGGER.error(STOPS, delivery, failure));
        } catch (Throwable failure) {
            LOGGER.error(STOPS, "A middleware", failure);
        } finally {
            threads.stop();
        }
    }
}
