package unisono.audit.internal;

import java.util.List;
import java.util.function.Supplier;
import unisono.audit.AuditSchema;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Transactions;
import unisono.events.Application;

/// Another database than the application's, opened when it is first used. It is that of an
/// application without modules, and so has the framework's own schema, too, with nothing in it.
public final class OtherDatabase implements AutoCloseable {
    private final DataModule data;
    private final Application application;

    public OtherDatabase(Supplier<DatabaseSettings> settings) {
        data = DataModule.of(settings, List.of(new AuditSchema()));
        application = Application.builder().install(data).boot();
    }

    public Transactions transactions() {
        return application.injector().getInstance(Transactions.class);
    }

    @Override
    public void close() {
        application.close();
        data.close();
    }
}
