package crash.node;

import crash.node.Chance.Mischance;
import crash.node.RelayApi.Hop;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import unisono.data.CommitOutcomeUnknown;
import unisono.data.Transactions;
import unisono.events.Emitter;
import unisono.events.Events;

/// Emits, and keeps a journal of what it knows of each emission.
final class Starter {
    private static final int REGRETS_ONE_IN = 20;

    private final Transactions transactions;
    private final Tables tables;
    private final Emitter emitter;
    private final AtomicLong emissions = new AtomicLong();

    @Inject
    Starter(Transactions transactions, Tables tables, Events events) {
        this.transactions = transactions;
        this.tables = tables;
        this.emitter = events.emitter(Starter.class);
    }

    /// @param prefix of the ids: no other process has it
    void start(String prefix, String key, Journal journal) {
        var id = prefix + emissions.incrementAndGet();
        journal.append("began", id);
        try {
            transactions.run(() -> start(id, key));
            journal.append("committed", id);
        } catch (CommitOutcomeUnknown nobodyKnows) {
            journal.append("unknown", id);
        } catch (RuntimeException failure) {
            journal.append("rolledback", id);
        }
    }

    private void start(String id, String key) {
        var hop = new Hop(id, key, tables.count(key));
        tables.emitted(RelayApi.HOP.text(), hop);
        emitter.emit(RelayApi.HOP, hop);
        if (ThreadLocalRandom.current().nextInt(REGRETS_ONE_IN) == 0) {
            throw new Mischance();
        }
    }
}
