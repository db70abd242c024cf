package unisono.events.internal.delivery;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import unisono.events.AsyncDeliveries;
import unisono.events.EventException;
import unisono.events.EventName;
import unisono.events.PlannedEmission;
import unisono.events.Stoppable;
import unisono.events.StoredEmission;
import unisono.events.TransactionContext;

/// Delivers: events, questions and event objects alike.
///
/// There are three ways, and a route's [Audience] says which is enough. The **plain** way calls one
/// listener after the other and does nothing else: listeners that cannot emit need not be on the
/// stack. The **nesting** way puts the emission on the thread's stack first. The **full** way knows
/// everything: transactions and their log, middleware, conditions, timings, answers. The first two
/// allocate nothing and read no map; that is what most applications' inner loops and all tests
/// without a database take.
///
/// The first listener that fails stops the rest and dooms the transaction, and its exception passes
/// unchanged.
public final class Engine {
    private final ThreadLocal<EmissionStack> stacks;
    private final Optional<TransactionContext> transactions;
    private final Identity.Source source;
    private final Layers layers;
    private final LaterDeliveries later;

    public Engine(
            DispatchSettings settings,
            Optional<TransactionContext> transactions,
            AsyncThreads threads) {
        this.source = new Identity.Source(new EmissionIds(settings.clock()), settings.clock());
        this.stacks = ThreadLocal.withInitial(() -> new EmissionStack(source, settings.depthMax()));
        this.transactions = transactions;
        this.layers = new Layers(settings.middleware());
        this.later = new LaterDeliveries(this, transactions, threads);
    }

    /// Delivers, and collects nothing.
    public void deliver(Route route, Object payload) {
        var calls = route.calls();
        if (calls == null || payload == null || payload.getClass() != route.payloadType()) {
            deliverUnsettled(route, payload);
        } else if (calls.isNesting()) {
            deliverNesting(route, calls, payload);
        } else {
            calls.run(payload);
        }
    }

    private void deliverUnsettled(Route route, Object payload) {
        var audience = route.audience();
        if (!audience.isPlain() || payload == null || payload.getClass() != route.payloadType()) {
            deliverFully(route, audience, payload, new Results(null));
        } else {
            deliverFirst(route, audience, payload);
            route.settle(audience);
        }
    }

    /// Delivers, and collects the results of those who answer.
    ///
    /// @return the deliveries that run by themselves
    public AsyncDeliveries deliver(Route route, Object payload, Results results) {
        return deliverFully(route, route.audience(), payload, results);
    }

    private void deliverNesting(Route route, PlainCalls calls, Object payload) {
        var stack = stacks.get();
        stack.enter(route);
        try {
            calls.run(payload);
        } finally {
            stack.leave();
        }
    }

    /// Constructs the listeners that are not there yet.
    private void deliverFirst(Route route, Audience audience, Object payload) {
        var stack = stacks.get();
        stack.enter(route);
        try {
            for (var subscriber : audience.subscribers()) {
                subscriber.handle(payload);
            }
        } catch (Throwable failure) {
            throw unchanged(failure);
        } finally {
            stack.leave();
        }
    }

    private AsyncDeliveries deliverFully(
            Route route, Audience audience, @Nullable Object payload, Results results) {
        var checked = checked(route, payload);
        refuseWithoutTransaction(route, audience);
        var stack = stacks.get();
        stack.enter(route);
        try {
            var emission = new LiveEmission(route, checked, stack.identity());
            results.identify(emission.identity());
            deliverAround(emission, audience, results);
        } catch (Throwable failure) {
            throw unchanged(failure);
        } finally {
            stack.leave();
        }
        return results.asynchronous();
    }

    /// Delivers inside the middleware.
    private void deliverAround(LiveEmission emission, Audience audience, Results results)
            throws Exception {
        if (layers.surroundEmissions()) {
            var thread = Thread.currentThread();
            results.settle(
                    layers.emission(
                            emission,
                            current -> {
                                refuseOtherThread(thread, current);
                                results.restart();
                                deliverAll(current, audience, results);
                                return results.shown();
                            }));
        } else {
            deliverAll(emission, audience, results);
        }
    }

    /// A transaction and the stack belong to the emitter's thread.
    private static void refuseOtherThread(Thread thread, LiveEmission emission) {
        if (!thread.equals(Thread.currentThread())) {
            throw new EventException(
                    "A middleware went on with %s on another thread, which has neither its transaction nor its causes. Go on where emission(...) was called."
                            .formatted(emission.event()));
        }
    }

    private void deliverAll(LiveEmission emission, Audience audience, Results results) {
        if (inTransaction() && emission.route().isEvent() && !results.isRecorded()) {
            transactions.orElseThrow().record(emission);
            results.recorded();
        }
        for (var subscriber : audience.subscribers()) {
            if (results.isStopped() || isStopped(emission.payload())) {
                results.stop();
                return;
            }
            results.take(answer(subscriber, emission, results));
        }
        if (isStopped(emission.payload())) {
            results.stop();
        }
    }

    /// What the listener answers now; null if nothing, or not now.
    private @Nullable Object answer(Subscriber subscriber, LiveEmission emission, Results results) {
        try {
            if (results.isFirst(subscriber) && subscriber.wants(emission, emission.payload())) {
                results.turn(subscriber);
                return deliver(subscriber, emission, results);
            }
        } catch (Throwable failure) {
            doom(subscriber, emission, failure);
            results.fail(subscriber.words(emission.event()), failure);
        }
        return null;
    }

    private @Nullable Object deliver(Subscriber subscriber, LiveEmission emission, Results results)
            throws Exception {
        var answer =
                switch (subscriber.terms().timing()) {
                    case IN_TRANSACTION -> run(subscriber, emission);
                    case BEFORE_COMMIT, AFTER_COMMIT, AFTER_ROLLBACK -> {
                        later.putOff(subscriber, emission);
                        yield null;
                    }
                    // The log has it, and no audience calls it.
                    case DURABLE -> null;
                    case ASYNCHRONOUS -> {
                        later.start(subscriber, emission, results.group());
                        yield null;
                    }
                };
        if (subscriber.terms().stopping()) {
            results.stop();
        }
        return answer;
    }

    /// Calls the listener, inside the middleware.
    @Nullable Object run(Subscriber subscriber, LiveEmission emission) throws Exception {
        return layers.delivery(subscriber, emission);
    }

    /// Calls a listener whose delivery was put off: on the stack as then, so that what it emits
    /// knows its cause.
    @Nullable
    public Object runLater(Subscriber subscriber, LiveEmission emission) throws Exception {
        var stack = stacks.get();
        stack.resume(emission.event(), emission.identity());
        try {
            return run(subscriber, emission);
        } finally {
            stack.leave();
        }
    }

    /// Work for another thread that goes on where this one is: what it emits has the cause that it
    /// would have here.
    public <T> Callable<T> carried(Callable<T> work) {
        var cause = stacks.get().innermost();
        if (cause == null) {
            return work;
        }
        cause.fix();
        return () -> {
            var stack = stacks.get();
            stack.resume(cause.message(), cause);
            try {
                return work.call();
            } finally {
                stack.leave();
            }
        };
    }

    /// What is to be emitted later, with the cause that it has now.
    ///
    /// @throws EventException if nothing can be planned here
    public PlannedEmission planned(Route route, @Nullable Object payload) {
        var checked = checked(route, payload);
        if (!inTransaction()) {
            throw new EventException(
                    "%s for later, outside a transaction. It is stored with the change that plans it: wrap both in transactions.run(...)."
                            .formatted(route.words()));
        }
        var cause = stacks.get().innermost();
        return new PlannedEmission(
                (EventName<?>) route.message(),
                checked,
                route.module(),
                route.emitter().getSimpleName(),
                cause == null ? null : cause.id(),
                cause == null ? null : cause.correlation());
    }

    /// What was planned is changed as part of a transaction, too.
    ///
    /// @param words begin the sentence
    public void refuseChangeOutside(String words) {
        if (!inTransaction()) {
            throw new EventException(
                    "%s outside a transaction. It belongs to the change that is its reason: wrap both in transactions.run(...)."
                            .formatted(words));
        }
    }

    /// Delivers what was planned, inside the cause that it had then.
    public void deliverDue(Route route, PlannedEmission due) {
        var cause = Identity.ofCause(due, source);
        if (cause == null) {
            deliver(route, due.payload());
            return;
        }
        var stack = stacks.get();
        stack.resume(due.event(), cause);
        try {
            deliver(route, due.payload());
        } finally {
            stack.leave();
        }
    }

    /// What was stored, for the listener to whom it is delivered.
    ///
    /// @param route see [Route#ofStored]
    public LiveEmission restored(StoredEmission stored, Route route) {
        return new LiveEmission(
                route, checked(route, stored.payload()), Identity.restored(stored, source));
    }

    void doom(Subscriber subscriber, LiveEmission emission, Throwable failure) {
        transactions
                .filter(TransactionContext::active)
                .ifPresent(context -> context.doom(subscriber.words(emission.event()), failure));
    }

    boolean inTransaction() {
        return transactions.isPresent() && transactions.get().active();
    }

    private void refuseWithoutTransaction(Route route, Audience audience) {
        if (route.isEvent()
                && audience.isTransactional()
                && transactions.isPresent()
                && !transactions.get().active()) {
            throw new EventException(
                    "%s outside a transaction. An event belongs to the change it reports: wrap both in transactions.run(...)."
                            .formatted(route.words()));
        }
    }

    private static boolean isStopped(Object payload) {
        return payload instanceof Stoppable stoppable && stoppable.isPropagationStopped();
    }

    /// The compiler sees to it, but for raw types.
    static Object checked(Route route, @Nullable Object payload) {
        if (payload == null || !route.payloadType().isInstance(payload)) {
            throw new EventException(
                    "%s with a payload of %s, but it carries %s. Mend the unchecked cast that let it through."
                            .formatted(
                                    route.words(),
                                    payload == null ? "null" : payload.getClass().getName(),
                                    route.payloadType().getName()));
        }
        return payload;
    }

    /// Throws an exception of whatever kind without wrapping it, although `emit` declares none.
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException unchanged(Throwable failure) throws X {
        throw (X) failure;
    }
}
