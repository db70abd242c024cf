package unisono.data;

import java.util.List;
import unisono.data.internal.EventLogTable;

/// What was emitted, as far as its transaction committed.
public final class EventLog {
    /// The most that [#newest(int)] reads at once.
    public static final int LIMIT_MAX = 10_000;

    private final Transactions transactions;

    EventLog(Transactions transactions) {
        this.transactions = transactions.readOnly();
    }

    /// Reads the newest emissions, the newest first. Joins a transaction, or makes one.
    ///
    /// @param limit how many at the most, 1 to [#LIMIT_MAX]
    public List<LoggedEmission> newest(int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A limit of %d is not between 1 and %d.".formatted(limit, LIMIT_MAX));
        }
        return transactions.call(() ->
                transactions
                        .session()
                        .doReturningWork(connection -> EventLogTable.newest(connection, limit)));
    }
}
