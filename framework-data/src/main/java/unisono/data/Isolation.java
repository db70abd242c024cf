package unisono.data;

import java.sql.Connection;

/// How far a transaction is kept from what others commit meanwhile (PostgreSQL, chapter 13.2).
public enum Isolation {
    /// Each statement sees what was committed before it began. The default.
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
    /// All statements see the snapshot of the first: for reports over several modules.
    REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
    /// As if transactions ran one after the other; expect failures that a retry mends.
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

    private final int level;

    Isolation(int level) {
        this.level = level;
    }

    /// The level as JDBC numbers it.
    public int level() {
        return level;
    }
}
