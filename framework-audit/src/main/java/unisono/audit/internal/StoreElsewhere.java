package unisono.audit.internal;

import unisono.audit.AuditRecord;

/// Stores records in another database: once, however often they come.
public final class StoreElsewhere {
    private final OtherDatabase database;
    private final Months months;

    public StoreElsewhere(OtherDatabase database) {
        this.database = database;
        this.months = new Months(database.transactions());
    }

    /// Stores a record, unless it is there.
    public void store(AuditRecord record) {
        months.makeNowAndThen();
        var transactions = database.transactions();
        transactions.run(() ->
                transactions
                        .session()
                        .doWork(connection -> AuditTable.insertOnce(connection, record)));
    }
}
