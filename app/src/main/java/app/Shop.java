package app;

import com.google.inject.Module;
import java.util.List;
import unisono.cli.Configuration;
import unisono.cli.ConfiguredDatabase;
import unisono.cli.RunningApplication;
import unisono.data.DataModule;
import unisono.events.Application;

/// Which modules the shop has, and in which order.
final class Shop {
    private static final List<String> MODULES = List.of("cart", "order", "payment");

    private Shop() {}

    /// Boots the shop. The database is opened by whoever first uses it.
    static RunningApplication boot(Configuration configuration) {
        var database = new ConfiguredDatabase(configuration.database());
        var data = DataModule.discover(database::settings);
        Module bindings = binder -> binder.bind(Configuration.class).toInstance(configuration);
        var application =
                Application.builder().order(MODULES).discover().install(data, bindings).boot();
        return new RunningApplication(
                application,
                () -> {
                    data.close();
                    database.close();
                });
    }
}
