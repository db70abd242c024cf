package unisono.events.middleware;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import unisono.events.Delivery;
import unisono.events.Emission;
import unisono.events.Middleware;
import unisono.events.Timing;

/// Says in SLF4J's MDC what is being delivered, so that every line that a listener logs can tell:
/// `event` (`order.placed`), `listener` (`TakePayment.forOrder`) and, if wanted, `correlation`, the
/// id of the first emission of the chain, as the event log has it.
///
/// Holds on whatever thread a delivery runs, also on the virtual thread of an asynchronous one.
/// When the emission is over, the MDC is as it was before: nested emissions, and entries of others,
/// get theirs back. Between two listeners of one emission, `listener` still names the first.
public final class DiagnosticContext implements Middleware {
    private static final String EVENT = "event";
    private static final String LISTENER = "listener";
    private static final String CORRELATION = "correlation";

    private final boolean correlating;

    /// Says event and listener.
    public DiagnosticContext() {
        this(false);
    }

    private DiagnosticContext(boolean correlating) {
        this.correlating = correlating;
    }

    /// Says the correlation, too. What is emitted in a transaction has an id anyway; everything
    /// else gets one for the purpose, which costs as much as delivering it.
    public static DiagnosticContext withCorrelation() {
        return new DiagnosticContext(true);
    }

    @Override
    public List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
        return emission.heard() ? inside(emission, null, next) : next.proceed();
    }

    /// What runs at once runs inside its emission; what was put off, alone.
    @Override
    public @Nullable Object delivery(Delivery delivery, Next<@Nullable Object> next)
            throws Exception {
        if (delivery.timing() != Timing.IN_TRANSACTION) {
            return inside(delivery.emission(), delivery.handler(), next);
        }
        MDC.put(LISTENER, delivery.handler());
        return next.proceed();
    }

    private <R extends @Nullable Object> R inside(
            Emission emission, @Nullable String listener, Next<R> next) throws Exception {
        var event = MDC.get(EVENT);
        var outerListener = MDC.get(LISTENER);
        var correlation = correlating ? MDC.get(CORRELATION) : null;
        MDC.put(EVENT, emission.event().text());
        if (correlating) {
            MDC.put(CORRELATION, emission.correlation().toString());
        }
        if (listener != null) {
            MDC.put(LISTENER, listener);
        }
        try {
            return next.proceed();
        } finally {
            restore(EVENT, event);
            restore(LISTENER, outerListener);
            if (correlating) {
                restore(CORRELATION, correlation);
            }
        }
    }

    private static void restore(String key, @Nullable String before) {
        if (before == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, before);
        }
    }
}
