package unisono.data.internal;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.DatabaseSettings;
import unisono.data.ModuleSchema;

/// A database that is opened by whoever first needs it.
public final class LazyDatabase implements AutoCloseable {
    private final Supplier<DatabaseSettings> settings;
    private final List<ModuleSchema> schemas;
    private volatile @Nullable OpenDatabase database;
    private boolean closed;

    public LazyDatabase(Supplier<DatabaseSettings> settings, List<ModuleSchema> schemas) {
        this.settings = settings;
        this.schemas = List.copyOf(schemas);
    }

    public OpenDatabase get() {
        var existing = database;
        return existing != null ? existing : open();
    }

    private synchronized OpenDatabase open() {
        if (closed) {
            throw new DataException("The database was closed: the application is stopping.");
        }
        var existing = database;
        if (existing == null) {
            existing = OpenDatabase.open(settings.get(), schemas);
            database = existing;
        }
        return existing;
    }

    @Override
    public synchronized void close() {
        closed = true;
        var existing = database;
        database = null;
        if (existing != null) {
            existing.close();
        }
    }
}
