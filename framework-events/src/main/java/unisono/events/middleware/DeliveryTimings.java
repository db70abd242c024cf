package unisono.events.middleware;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.events.Delivery;
import unisono.events.Emission;
import unisono.events.Middleware;
import unisono.events.Timing;

/// Counts the deliveries of each handler, and measures how long they take, with all that they lead
/// to.
///
/// Reading the clock costs more than all the rest. So the listeners of one emission are timed like
/// runners at the end of each lap: a delivery begins where the one before it ended, and what is
/// done between them, such as asking a listener's condition, counts as part of the second.
///
/// Thread-safe. A handler needs a few hundred bytes; how many are told apart is limited.
public final class DeliveryTimings implements Middleware {
    private static final int HANDLERS_MAX = 10_000;
    private static final int FRONT_BITS = 8;
    private static final int GOLDEN_RATIO = 0x9e3779b9;

    private final int handlersMax;
    private final LongSupplier clock;
    private final ThreadLocal<Lap> laps = ThreadLocal.withInitial(Lap::new);
    private final Map<Handler, Stopwatch> watches = new ConcurrentHashMap<>();
    private final Stopwatch others = new Stopwatch("", "others");

    /// Watches that were used lately, each at a place that its handler's name says. Two that share
    /// one take turns.
    private final @Nullable Stopwatch[] front = new Stopwatch[1 << FRONT_BITS];

    /// Tells 10,000 handlers apart.
    public DeliveryTimings() {
        this(HANDLERS_MAX);
    }

    /// Tells so many handlers apart. Those that are first delivered to later share one more entry,
    /// of no module, that is named `others`.
    public DeliveryTimings(int handlersMax) {
        this(handlersMax, System::nanoTime);
    }

    DeliveryTimings(int handlersMax, LongSupplier clock) {
        this.handlersMax = handlersMax;
        this.clock = clock;
    }

    /// What was measured so far; the handlers that took most time in total come first. A delivery
    /// that ends meanwhile may be in some of the numbers and not yet in others.
    public List<HandlerTimings> snapshot() {
        return Stream.concat(watches.values().stream(), Stream.of(others))
                .map(Stopwatch::read)
                .filter(timings -> timings.deliveries() > 0)
                .sorted(Comparator.comparing(HandlerTimings::total).reversed())
                .toList();
    }

    @Override
    public List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
        if (!emission.heard()) {
            return next.proceed();
        }
        var lap = laps.get();
        long outer = lap.startNanos;
        lap.startNanos = clock.getAsLong();
        try {
            return next.proceed();
        } finally {
            lap.startNanos = outer;
        }
    }

    @Override
    public @Nullable Object delivery(Delivery delivery, Next<@Nullable Object> next)
            throws Exception {
        var lap = laps.get();
        // What was put off does not run inside its emission.
        boolean inside = delivery.timing() == Timing.IN_TRANSACTION;
        long start = inside ? lap.startNanos : clock.getAsLong();
        boolean failed = true;
        try {
            var answer = next.proceed();
            failed = false;
            return answer;
        } finally {
            long end = clock.getAsLong();
            lap.startNanos = end;
            watch(delivery.module(), delivery.handler()).add(end - start, failed);
        }
    }

    private Stopwatch watch(String module, String handler) {
        int place = (handler.hashCode() * GOLDEN_RATIO) >>> (Integer.SIZE - FRONT_BITS);
        var watch = front[place];
        if (watch == null || !watch.isOf(module, handler)) {
            watch = lookUp(new Handler(module, handler));
            front[place] = watch;
        }
        return watch;
    }

    private Stopwatch lookUp(Handler handler) {
        var known = watches.get(handler);
        if (known != null) {
            return known;
        }
        return watches.size() < handlersMax ? add(handler) : others;
    }

    /// One at a time, so that the limit holds.
    private synchronized Stopwatch add(Handler handler) {
        return watches.size() < handlersMax || watches.containsKey(handler)
                ? watches.computeIfAbsent(handler, _ -> new Stopwatch(handler.module, handler.name))
                : others;
    }

    private record Handler(String module, String name) {}

    /// When the delivery that runs on a thread began.
    private static final class Lap {
        private long startNanos;
    }
}
