package unisono.audit;

import java.time.Instant;
import java.util.List;
import unisono.audit.internal.AuditTable;
import unisono.data.Transactions;

/// Reads the audit log, wherever it is. Thread-safe.
public final class AuditLog {
    private final Transactions transactions;

    AuditLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Finds records, the newest first. Joins a transaction, or makes one; where the log is in
    /// another database, always one there. Looked up by an index of the time, of actor and time, or
    /// of event and time.
    public List<AuditRecord> find(AuditQuery query) {
        return transactions
                .readOnly()
                .call(() ->
                        transactions
                                .session()
                                .doReturningWork(connection -> AuditTable.find(connection, query)));
    }

    /// Drops the months that were over at a time, for ever; nothing else ever goes. Keeps writers
    /// waiting for a moment.
    ///
    /// @return how many there were
    public int dropBefore(Instant time) {
        return transactions.call(() ->
                transactions
                        .session()
                        .doReturningWork(connection -> AuditTable.dropBefore(connection, time)));
    }
}
