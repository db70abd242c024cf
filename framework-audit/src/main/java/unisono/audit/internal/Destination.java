package unisono.audit.internal;

import java.util.List;
import unisono.audit.AuditApi;
import unisono.audit.AuditRecord;
import unisono.data.Transactions;
import unisono.events.Events;

/// Where records go, as a part of the transaction that is bound to this thread.
@FunctionalInterface
public interface Destination {
    /// Writes them with the transaction. What it throws rolls that back.
    void write(List<AuditRecord> records);

    /// Into the database of the transaction; a round trip, however many there are.
    static Destination here(Transactions transactions) {
        var months = new Months(transactions);
        return records -> {
            months.makeNowAndThen();
            transactions.session().doWork(connection -> AuditTable.insert(connection, records));
        };
    }

    /// Into the event log, and from there to another database.
    static Destination elsewhere(Events events) {
        return records ->
                records.forEach(record -> events.emit(Recording.class, AuditApi.RECORDED, record));
    }
}
