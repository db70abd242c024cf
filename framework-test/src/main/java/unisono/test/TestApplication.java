package unisono.test;

import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Transactions;
import unisono.events.Application;

/// An application that boots for a test, on a real database, with its emissions recorded.
///
/// ```java sketch
/// try (var shop = TestApplication.observing(settings, Application.Builder::discover)) {
///     shop.instance(CartApi.class).open(null);
/// }
/// ```
///
/// Boots in well under a second beside an open database; share one among the tests of a class.
public final class TestApplication implements AutoCloseable {
    private final EmittedEventsCatcher catcher;
    private final DataModule data;
    private final Application application;

    private TestApplication(
            EmittedEventsCatcher catcher,
            DataModule data,
            UnaryOperator<Application.Builder> modules,
            List<Module> bindings) {
        this.catcher = catcher;
        this.data = data;
        var all = new ArrayList<>(bindings);
        all.add(data);
        this.application =
                modules.apply(Application.builder().middleware(catcher))
                        .install(all.toArray(Module[]::new))
                        .boot();
    }

    /// Boots an application whose handlers run. The schemas are those that `ServiceLoader` finds.
    ///
    /// @param modules which modules: `Application.Builder::discover`, or some by hand
    public static TestApplication observing(
            DatabaseSettings settings,
            UnaryOperator<Application.Builder> modules,
            Module... bindings) {
        return new TestApplication(
                EmittedEventsCatcher.observe(),
                DataModule.discover(() -> settings),
                modules,
                List.of(bindings));
    }

    /// Boots an application whose handlers do not run.
    public static TestApplication capturing(
            DatabaseSettings settings,
            UnaryOperator<Application.Builder> modules,
            Module... bindings) {
        return new TestApplication(
                EmittedEventsCatcher.capture(),
                DataModule.discover(() -> settings),
                modules,
                List.of(bindings));
    }

    /// An object of the application, as the injector gives it.
    public <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    public Application application() {
        return application;
    }

    /// What was emitted.
    public EmittedEventsCatcher events() {
        return catcher;
    }

    public Transactions transactions() {
        return instance(Transactions.class);
    }

    /// Stops the application and closes the database's pool.
    @Override
    public void close() {
        application.close();
        data.close();
    }
}
