package unisono.data;

import unisono.data.internal.LazyDatabase;

/// The application's database, opened when it is first needed: the pool, the migrations of all
/// modules, their entities. Thread-safe.
public final class Database {
    private final LazyDatabase database;

    Database(LazyDatabase database) {
        this.database = database;
    }

    /// Opens the database now, so that a wrong one is found at start-up and not by the first
    /// customer. Migrates every schema. Without effect when it is open.
    ///
    /// @throws DataException if it cannot be reached, or a migration fails
    public void open() {
        database.get();
    }

    /// How many connections the pool has at the most. Opens the database if nobody has.
    public int connectionsMax() {
        return database.get().connectionsMax();
    }

    /// Asks the database whether it answers. Waits for a free connection as a transaction does, and
    /// then two seconds for the answer.
    ///
    /// @throws DatabaseUnavailable if it does not, or if no connection becomes free
    public void check() {
        database.get().check();
    }
}
