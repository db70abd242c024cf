package unisono.events;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Transactions without a database: one at a time, on one thread.
public final class TransactionDouble implements TransactionContext {
    private final List<Emission> recorded = new ArrayList<>();
    private final Map<Timing, List<Runnable>> deferred = new EnumMap<>(Timing.class);
    private boolean active;

    public TransactionDouble() {}

    /// Runs inside a transaction, and commits it.
    public void run(Runnable work) {
        active = true;
        work.run();
        runDeferred(Timing.BEFORE_COMMIT);
        active = false;
        runDeferred(Timing.AFTER_COMMIT);
    }

    private void runDeferred(Timing timing) {
        deferred.getOrDefault(timing, List.of()).forEach(Runnable::run);
    }

    public List<Emission> recorded() {
        return recorded;
    }

    @Override
    public boolean active() {
        return active;
    }

    @Override
    public void record(Emission emission) {
        recorded.add(emission);
    }

    @Override
    public void defer(Timing timing, Runnable delivery) {
        deferred.computeIfAbsent(timing, _ -> new ArrayList<>()).add(delivery);
    }

    @Override
    public void unlessCommitted(Runnable action) {
        // It always commits.
    }

    @Override
    public void doom(String delivery, Throwable failure) {
        throw new AssertionError(delivery + " was not expected to fail.", failure);
    }
}
