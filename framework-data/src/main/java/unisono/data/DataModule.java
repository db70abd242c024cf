package unisono.data;

import com.google.inject.AbstractModule;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import unisono.data.internal.EventLogTable;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.TransactionOptions;
import unisono.data.internal.Units;
import unisono.events.TransactionContext;

/// Gives an application its database: binds [Transactions], [EventLog] and [Database], and lets the
/// kernel know of transactions.
///
/// The database is opened when it is first used. Whoever creates this module closes it, after the
/// application's last transaction.
public final class DataModule extends AbstractModule implements AutoCloseable {
    private final LazyDatabase database;

    private DataModule(LazyDatabase database) {
        this.database = database;
    }

    /// Takes the schemas that `ServiceLoader` finds, those of all modules on the module path.
    ///
    /// @param settings asked once, when the database is first used
    public static DataModule discover(Supplier<DatabaseSettings> settings) {
        var found =
                ServiceLoader.load(ModuleSchema.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.comparing(ModuleSchema::name));
        return of(settings, found.toList());
    }

    /// Takes the schemas that it is given.
    ///
    /// @param settings asked once, when the database is first used
    public static DataModule of(Supplier<DatabaseSettings> settings, List<ModuleSchema> schemas) {
        return new DataModule(new LazyDatabase(settings, schemas));
    }

    @Override
    protected void configure() {
        var units = new Units(database, new EventLogTable());
        var transactions = new Transactions(units, TransactionOptions.DEFAULTS);
        bind(Transactions.class).toInstance(transactions);
        bind(TransactionContext.class).toInstance(units);
        bind(EventLog.class).toInstance(new EventLog(transactions));
        bind(Database.class).toInstance(new Database(database));
    }

    /// Closes the pool. Without effect when the database was never used.
    @Override
    public void close() {
        database.close();
    }
}
