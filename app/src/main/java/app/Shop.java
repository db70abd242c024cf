package app;

import com.google.inject.Module;
import java.util.List;
import unisono.cli.Configuration;
import unisono.cli.Configuration.Embedded;
import unisono.cli.Configuration.External;
import unisono.cli.RunningApplication;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.events.Application;

/// Which modules the shop has, in which order, and on which database.
final class Shop {
    private static final List<String> MODULES = List.of();

    private Shop() {}

    /// Boots the shop. The database is opened by whoever first uses it.
    static RunningApplication boot(Configuration configuration) {
        var data = DataModule.discover(() -> settings(configuration));
        Module bindings = binder -> binder.bind(Configuration.class).toInstance(configuration);
        var application =
                Application.builder().order(MODULES).discover().install(data, bindings).boot();
        return new RunningApplication(application, data::close);
    }

    private static DatabaseSettings settings(Configuration configuration) {
        return switch (configuration.database()) {
            case External it -> new DatabaseSettings(it.url(), it.user(), it.password());
            case Embedded _ ->
                    throw new UnsupportedOperationException(
                            "There is no embedded database yet. Say UNISONO_JDBC_URL.");
        };
    }
}
