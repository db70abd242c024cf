package unisono.events.internal;

import com.google.inject.Injector;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import unisono.events.Emission;
import unisono.events.EmissionInterceptor;
import unisono.events.EventException;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.TransactionContext;

/// Delivers emissions.
///
/// An emission passes through: its route (may this class emit this event, and who hears it), the
/// checks (payload, transaction, depth), the log, and the listeners, one after the other on the
/// emitter's thread. The first that fails stops the rest and dooms the transaction.
public final class EventDispatcher implements Events {
    private final ThreadLocal<EmissionChain> chains = ThreadLocal.withInitial(EmissionChain::new);
    private final RouteTable routes;
    private final Optional<TransactionContext> transactions;
    private final Optional<EmissionInterceptor> interceptor;
    private final InstantSource clock;
    private final EmissionIds ids;
    private final int depthMax;

    @Inject
    EventDispatcher(
            Injector injector,
            Wiring wiring,
            DispatchSettings settings,
            Optional<TransactionContext> transactions,
            Optional<EmissionInterceptor> interceptor) {
        this.routes = new RouteTable(wiring, injector);
        this.transactions = transactions;
        this.interceptor = interceptor;
        this.clock = settings.clock();
        this.ids = new EmissionIds(clock);
        this.depthMax = settings.depthMax();
    }

    @Override
    public <P> void emit(Class<?> emitter, EventName<P> event, P payload) {
        var route = routes.route(emitter, event);
        refusePayload(route, payload);
        boolean inTransaction = inTransaction(route);
        var chain = chains.get();
        var emission = emission(route, payload, chain);
        chain.enter(route, emission.id(), emission.correlation(), depthMax);
        try {
            if (inTransaction) {
                transactions.orElseThrow().record(emission);
            }
            intercepted(emission, route);
        } finally {
            chain.leave();
        }
    }

    private Emission emission(Route route, Object payload, EmissionChain chain) {
        var id = ids.next();
        return new Emission(
                id,
                route.event(),
                payload,
                route.emitter(),
                route.module(),
                clock.instant(),
                chain.cause(),
                chain.correlation(id));
    }

    private void intercepted(Emission emission, Route route) {
        if (interceptor.isEmpty()) {
            deliver(route, emission.payload());
        } else {
            interceptor
                    .get()
                    .intercept(
                            emission,
                            !route.deliveries().isEmpty(),
                            () -> deliver(route, emission.payload()));
        }
    }

    private void deliver(Route route, Object payload) {
        for (var delivery : route.deliveries()) {
            try {
                delivery.run(payload);
            } catch (Throwable failure) {
                transactions
                        .filter(TransactionContext::active)
                        .ifPresent(context -> context.doom(delivery.words(route.event()), failure));
                throw unchanged(failure);
            }
        }
    }

    private boolean inTransaction(Route route) {
        boolean active = transactions.isPresent() && transactions.get().active();
        if (transactions.isPresent() && !active && !route.deliveries().isEmpty()) {
            throw new EventException(
                    "%s outside a transaction. An event belongs to the change it reports: wrap both in transactions.run(...)."
                            .formatted(route.words()));
        }
        return active;
    }

    /// The compiler sees to it, but for raw types.
    private static void refusePayload(Route route, Object payload) {
        if (!route.event().payloadType().isInstance(payload)) {
            throw new EventException(
                    "%s with a payload of %s, but it carries %s. Mend the unchecked cast that let it through."
                            .formatted(
                                    route.words(),
                                    payload == null ? "null" : payload.getClass().getName(),
                                    route.event().payloadType().getName()));
        }
    }

    /// Throws an exception of whatever kind without wrapping it, although `emit` declares none.
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> RuntimeException unchanged(Throwable failure) throws X {
        throw (X) failure;
    }
}
