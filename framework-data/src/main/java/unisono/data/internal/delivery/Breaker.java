package unisono.data.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.ListenerCircuit;
import unisono.data.ListenerCircuit.State;
import unisono.events.DurableListener;

/// Lets a listener wait on this node while what it talks to is down. Guarded by its [Mailbox].
///
/// One that fails so is a **suspect**: whether the other side is down or the delivery is at fault,
/// only another one can tell. When another has begun since and succeeded, and the suspect fails
/// again, it is at fault. When several fail in a row, or there is no other to ask, the circuit
/// opens; and what is tried then is, if possible, no suspect.
final class Breaker {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    /// So many in a row are believed although others are still to be tried.
    private static final int FAILURES_MAX = 5;

    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    /// Each is one that is here, or has a row; when there are more of these, all begin anew.
    private static final int SUSPECTS_MAX = 10_000;

    private final String name;
    private final boolean enabled;
    private final Backoff pauses;

    /// When they failed, by position.
    private final Map<Long, Long> suspects = new HashMap<>();

    private State state = State.CLOSED;
    private Instant since = Instant.now();
    private @Nullable Instant nextProbe;
    private @Nullable String failure;
    private @Nullable Item probe;
    private int failures;
    private int openings;
    private long successBeganAt = System.nanoTime();

    Breaker(DurableListener listener, Duration backoffMax) {
        name = listener.name();
        enabled = listener.durability().pauses();
        var max = backoffMax.compareTo(PAUSE_MAX) < 0 ? backoffMax : PAUSE_MAX;
        pauses = new Backoff(listener.durability().backoff(), max);
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    ListenerCircuit circuit() {
        return new ListenerCircuit(name, state, since, nextProbe, failure);
    }

    /// How many may be begun now.
    int most(int wanted) {
        return switch (state) {
            case CLOSED -> wanted;
            case HALF_OPEN -> probe == null ? 1 : 0;
            case OPEN -> 0;
        };
    }

    void began(List<Item> items) {
        if (enabled) {
            items.forEach(Item::begin);
            probe = state == State.HALF_OPEN && !items.isEmpty() ? items.getFirst() : probe;
        }
    }

    boolean isSuspect(Item item) {
        return suspects.containsKey(item.position());
    }

    /// Judges one that failed as if the other side were down; whether it has itself to blame.
    boolean blames(Item item) {
        var failedAt = suspects.get(item.position());
        boolean own = failedAt != null && successBeganAt - failedAt > 0;
        if (own) {
            suspects.put(item.position(), System.nanoTime());
            answered(item);
        }
        return own;
    }

    /// One failed, and is not to blame.
    ///
    /// @param others whether others can still tell
    /// @return how long nothing is to be tried, if that begins now
    @Nullable Duration failed(Item item, Throwable cause, boolean others) {
        if (suspects.size() >= SUSPECTS_MAX) {
            suspects.clear();
        }
        suspects.put(item.position(), System.nanoTime());
        failure = cause.toString();
        failures++;
        boolean opens =
                state == State.HALF_OPEN
                        ? isProbe(item)
                        : state == State.CLOSED && (failures >= FAILURES_MAX || !others);
        return opens ? open() : null;
    }

    private Duration open() {
        openings++;
        var pause = pauses.atLeastHalf(openings, ThreadLocalRandom.current());
        var words = state == State.CLOSED ? LOGGER.atWarn() : LOGGER.atDebug();
        words.log(
                "{} waits on this node, because what it talks to is down: {}. One delivery is tried in {} ms, and later and later until one succeeds. No attempt is lost.",
                name,
                failure,
                pause.toMillis());
        change(State.OPEN);
        nextProbe = since.plus(pause);
        return pause;
    }

    private void change(State next) {
        state = next;
        since = Instant.now();
        nextProbe = null;
        probe = null;
    }

    /// The pause is over.
    void halfOpen() {
        if (state == State.OPEN) {
            change(State.HALF_OPEN);
        }
    }

    /// Whether it closes by that.
    boolean succeeded(Item item) {
        if (!enabled) {
            return false;
        }
        suspects.remove(item.position());
        successBeganAt = Math.max(successBeganAt, item.beganAt());
        failures = 0;
        return answered(item);
    }

    /// One was done, or failed in a way that says that the other side is there; whether it closes
    /// by that.
    boolean answered(Item item) {
        boolean closes = state == State.HALF_OPEN && isProbe(item);
        if (closes) {
            LOGGER.info("{} goes on: what it talks to is back.", name);
            change(State.CLOSED);
            failures = 0;
            openings = 0;
        }
        return closes;
    }

    /// One has come to its end, or has not run.
    void ended(Item item) {
        if (isProbe(item)) {
            probe = null;
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same, or none
    private boolean isProbe(Item item) {
        return item == probe;
    }
}
