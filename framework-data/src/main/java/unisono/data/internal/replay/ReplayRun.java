package unisono.data.internal.replay;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.LoggedEmission;
import unisono.data.internal.SqlCall;
import unisono.data.internal.delivery.Bell;
import unisono.data.internal.delivery.Calls;
import unisono.data.internal.delivery.Message;
import unisono.data.internal.delivery.Outage;
import unisono.data.internal.delivery.Slots;
import unisono.data.internal.replay.ClaimTable.Step;
import unisono.events.DurableListener;
import unisono.events.EventName;

/// A replay, while this node works on it.
final class ReplayRun implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final int PAGE = 1_000;
    private static final int BEATS_PER_LEASE = 3;

    /// With a limit, a batch lasts no longer than a tenth of a second.
    private static final int BATCHES_A_SECOND = 10;

    private final Replayer.Means means;
    private final Claim claim;
    private final DurableListener listener;
    private final Calls calls;
    private final Map<String, EventName<?>> events;
    private final Pacer pacer;
    private final Semaphore connections;
    private final List<Lane> lanes;
    private final Bell bell = new Bell();
    private final List<Thread> workers = new ArrayList<>();
    private long cursor;
    private volatile boolean going = true;

    ReplayRun(Replayer.Means means, Claim claim, DurableListener listener) {
        this.means = means;
        this.claim = claim;
        this.listener = listener;
        this.calls = new Calls(means.database().meters());
        this.events =
                listener.events().stream()
                        .collect(Collectors.toMap(EventName::text, Function.identity()));
        this.pacer = new Pacer(claim.rate());
        this.connections = new Semaphore(Math.max(1, means.database().connectionsMax() / 2));
        this.lanes = IntStream.range(0, Lane.COUNT).mapToObj(n -> new Lane(this, n)).toList();
        this.cursor = Collections.min(claim.lows());
    }

    Claim claim() {
        return claim;
    }

    DurableListener listener() {
        return listener;
    }

    Pacer pacer() {
        return pacer;
    }

    int batchMax() {
        int batch = listener.durability().batch();
        return claim.rate() == 0 ? batch : Math.clamp(claim.rate() / BATCHES_A_SECOND, 1, batch);
    }

    boolean isGoing() {
        return going;
    }

    /// Begins nothing more.
    void end() {
        going = false;
        bell.ring();
    }

    /// Ends what runs, too.
    synchronized void interrupt() {
        end();
        workers.forEach(Thread::interrupt);
    }

    /// Somebody has changed it.
    void changed() {
        bell.ring();
    }

    @Override
    public void run() {
        var beat = Thread.ofVirtual().name("unisono-replay-beat").start(this::beat);
        try {
            boolean more = going;
            while (more) {
                more = page();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOGGER.error("A replay of %s ended here.".formatted(claim.listener()), bug);
        } finally {
            end();
            beat.interrupt();
            release();
        }
    }

    private void beat() {
        var every = means.lease().dividedBy(BEATS_PER_LEASE);
        try {
            while (going) {
                bell.await(every);
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        try {
            boolean goesOn = means.database().call(c -> ClaimTable.renew(c, claim, means.lease()));
            going = going && goesOn;
        } catch (SQLException | RuntimeException failure) {
            LOGGER.debug("A replay's lease was not renewed.", failure);
        }
    }

    /// Works through one page; whether there may be more.
    private boolean page() throws InterruptedException {
        var rows = persist(c -> claim.scope().page(c, cursor, PAGE));
        if (rows == null) {
            return false;
        }
        work(rows);
        if (!going) {
            return false;
        }
        cursor = rows.size() < PAGE ? claim.scope().until() : rows.getLast().position();
        boolean last = cursor >= claim.scope().until();
        persist(connection -> {
            ClaimTable.pass(connection, claim, cursor);
            if (last) {
                ClaimTable.done(connection, claim);
            }
            return true;
        });
        lanes.forEach(lane -> lane.passed(cursor));
        return !last && going;
    }

    private void work(List<LoggedEmission> rows) throws InterruptedException {
        var messages = rows.stream().map(row -> new Message(row, means.payloads())).toList();
        var byLane = messages.stream().collect(Collectors.groupingBy(this::lane));
        byLane.forEach((lane, all) -> begin(lane, all.stream().filter(lane::isAhead).toList()));
        try {
            for (var worker : begun()) {
                worker.join();
            }
        } catch (InterruptedException e) {
            interrupt();
            throw e;
        } finally {
            forget();
        }
    }

    private synchronized void begin(Lane lane, List<Message> messages) {
        workers.add(
                Thread.ofVirtual()
                        .name("unisono-replay-" + claim.id())
                        .start(() -> work(lane, messages)));
    }

    private synchronized List<Thread> begun() {
        return List.copyOf(workers);
    }

    private synchronized void forget() {
        workers.clear();
    }

    private void work(Lane lane, List<Message> messages) {
        try {
            lane.work(messages);
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            end();
            LOGGER.error("A lane of the replay of %s ended.".formatted(claim.listener()), bug);
        }
    }

    private Lane lane(Message message) {
        return lanes.get(Slots.of(key(message), message.position()));
    }

    private @Nullable String key(Message message) {
        try {
            return listener.key(message.stored(event(message)));
        } catch (RuntimeException unreadable) {
            // It fails when its turn comes.
            LOGGER.debug("A position has no key that can be told.", unreadable);
            return null;
        }
    }

    private EventName<?> event(Message message) {
        var event = events.get(message.row().name());
        if (event == null) {
            throw new IllegalStateException(
                    "%s does not hear %s any more."
                            .formatted(listener.name(), message.row().name()));
        }
        return event;
    }

    boolean isReadable(Message message) {
        try {
            var _ = message.stored(event(message));
            return true;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /// Has the listener hear it, if it wants.
    void call(Message message, int attempt) throws Exception {
        var emission = message.stored(event(message));
        if (listener.wants(emission)) {
            calls.call(listener, message.row(), emission, attempt);
        }
    }

    /// Has it hear them, and notes it, in one transaction.
    ///
    /// @return whether it shall go on
    boolean inTransaction(List<Message> messages, int attempt, Step step) throws Exception {
        connections.acquire();
        try {
            return means.transactions()
                    .<Boolean, Exception>call(() -> {
                        for (var message : messages) {
                            call(message, attempt);
                        }
                        return means.transactions()
                                .session()
                                .doReturningWork(c -> ClaimTable.step(c, claim, step));
                    });
        } finally {
            connections.release();
        }
    }

    /// Does something on the database, however long that takes.
    ///
    /// @return null if it is no more for this node to do
    <T> @Nullable T persist(SqlCall<T> call) throws InterruptedException {
        var outage =
                new Outage("The replay of %s waits for the database".formatted(claim.listener()));
        while (!means.isOver()) {
            try {
                T result = means.database().call(call);
                outage.over();
                return result;
            } catch (Overtaken overtaken) {
                end();
                return null;
            } catch (SQLException | RuntimeException failure) {
                outage.pause(failure);
            }
        }
        return null;
    }

    private void release() {
        try {
            means.database()
                    .call(connection -> {
                        ClaimTable.release(connection, claim);
                        return true;
                    });
        } catch (SQLException | RuntimeException failure) {
            LOGGER.debug("A replay is free when its lease is over.", failure);
        }
    }
}
