package unisono.cli;

import org.jspecify.annotations.Nullable;
import unisono.cli.Configuration.Database;
import unisono.cli.Configuration.Embedded;
import unisono.cli.Configuration.External;
import unisono.data.DatabaseSettings;
import unisono.postgres.EmbeddedPostgres;

/// The database that the configuration names. The embedded server is joined, and started if nobody
/// has, when the database is first asked for, and left when this is closed. Thread-safe.
///
/// ```java
/// var database = new ConfiguredDatabase(configuration.database());
/// var data = DataModule.discover(database::settings);
/// ```
public final class ConfiguredDatabase implements AutoCloseable {
    private final Database database;
    private @Nullable EmbeddedPostgres server;

    /// Touches nothing yet.
    public ConfiguredDatabase(Database database) {
        this.database = database;
    }

    /// Where it is, and who may use it. Blocks while the embedded server starts.
    public synchronized DatabaseSettings settings() {
        return switch (database) {
            case External it -> new DatabaseSettings(it.url(), it.user(), it.password());
            case Embedded it -> joined(it);
        };
    }

    private DatabaseSettings joined(Embedded embedded) {
        if (server == null) {
            server = EmbeddedPostgres.join(embedded.directory());
        }
        return new DatabaseSettings(server.jdbcUrl(), server.user(), server.password());
    }

    /// Close what uses the database before.
    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }
}
