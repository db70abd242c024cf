package unisono.data;

/// How far a transaction is kept from what others commit meanwhile (PostgreSQL, chapter 13.2).
public enum Isolation {
    /// Each statement sees what was committed before it began. The default.
    READ_COMMITTED("read committed"),
    /// All statements see the snapshot of the first: for reports over several modules.
    REPEATABLE_READ("repeatable read"),
    /// As if transactions ran one after the other; expect failures that a retry mends.
    SERIALIZABLE("serializable");

    private final String sql;

    Isolation(String sql) {
        this.sql = sql;
    }

    /// The level as SQL names it: `repeatable read`.
    public String sql() {
        return sql;
    }
}
