package unisono.data.internal.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import unisono.data.CommitOutcomeUnknown;
import unisono.data.Transactions;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.Decision;
import unisono.data.aggregate.Versioned;

/// Has commands of many callers decide in shared transactions: while one commits, the next ones
/// come together. Thread-safe.
///
/// A transaction reads all its aggregates in one round trip and commits in another, however many
/// they are. Each command has its own verdict: what it throws is thrown at its caller alone,
/// because it decides before anything is appended. When something else fails (somebody was faster,
/// a listener threw, the connection is gone), the whole is rolled back and each command is done by
/// itself, so that nobody fails for a neighbour. But when nobody knows whether it was committed,
/// all are told so.
///
/// The commands of one aggregate always go the same lane, and so are decided one after the other.
final class Combiner<A extends Aggregate<A, E>, E> {
    /// So that one may gather while the other commits.
    private static final int LANES = 2;

    private static final int TOGETHER_MAX = 256;

    private final StreamStore<?, A, E> store;
    private final Transactions transactions;
    private final List<Lane> lanes = IntStream.range(0, LANES).mapToObj(_ -> new Lane()).toList();

    Combiner(StreamStore<?, A, E> store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /// Decides, and waits for the commit.
    ///
    /// @throws X what the command throws
    <X extends Exception> Versioned<A> submit(StreamKey key, Decision<A, E, X> decision) throws X {
        var command = new Submitted<A, E>(key, decision);
        lanes.get(Math.floorMod(key.hashCode(), LANES)).add(command);
        return command.await();
    }

    private final class Lane {
        private final Queue<Submitted<A, E>> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean running = new AtomicBoolean();

        void add(Submitted<A, E> command) {
            waiting.add(command);
            if (running.compareAndSet(false, true)) {
                Thread.ofVirtual().name("unisono-combiner").start(this::run);
            }
        }

        private void run() {
            do {
                for (var batch = next(); !batch.isEmpty(); batch = next()) {
                    together(batch);
                }
                running.set(false);
                // Who came after the last look may not have found it running.
            } while (!waiting.isEmpty() && running.compareAndSet(false, true));
        }

        private List<Submitted<A, E>> next() {
            var batch = new ArrayList<Submitted<A, E>>();
            for (var one = waiting.poll(); one != null; one = waiting.poll()) {
                batch.add(one);
                if (batch.size() == TOGETHER_MAX) {
                    break;
                }
            }
            return batch;
        }
    }

    private void together(List<Submitted<A, E>> batch) {
        try {
            transactions.run(() -> {
                var keys = new LinkedHashSet<StreamKey>();
                batch.forEach(command -> keys.add(command.key()));
                store.preload(keys);
                batch.forEach(command -> command.decide(store));
            });
        } catch (CommitOutcomeUnknown unknown) {
            batch.forEach(command -> command.fail(unknown));
            return;
        } catch (Throwable failure) {
            batch.forEach(command -> command.alone(store));
            return;
        }
        batch.forEach(Submitted::complete);
    }
}
