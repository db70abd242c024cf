package app.launch;

import app.outside.DeliveryPace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import unisono.cli.Configuration;
import unisono.cli.Configuration.Embedded;
import unisono.cli.Configuration.External;
import unisono.data.Database;
import unisono.data.Deliveries;
import unisono.data.Metrics;
import unisono.data.Retention;
import unisono.data.RetentionSettings;
import unisono.data.projection.Projections;
import unisono.events.Application;
import unisono.events.ModuleDescription;
import unisono.web.HealthCheck;
import unisono.web.MetricsEndpoint;
import unisono.web.Routes;
import unisono.web.WebServer;
import unisono.web.WebSettings;

/// Opens the shop.
final class Launch {
    private final Application application;
    private final Configuration configuration;
    private final Database database;
    private final Deliveries deliveries;
    private final Projections projections;
    private final Retention retention;

    private Launch(
            Application application,
            Configuration configuration,
            Database database,
            Deliveries deliveries,
            Projections projections,
            Retention retention) {
        this.projections = projections;
        this.application = application;
        this.configuration = configuration;
        this.database = database;
        this.deliveries = deliveries;
        this.retention = retention;
    }

    static Launch of(Application application) {
        var injector = application.injector();
        return new Launch(
                application,
                injector.getInstance(Configuration.class),
                injector.getInstance(Database.class),
                injector.getInstance(Deliveries.class),
                injector.getInstance(Projections.class),
                injector.getInstance(Retention.class));
    }

    /// Opens the database first: whoever is told the address is served. The durable listeners are
    /// known before the first request emits what they hear.
    OpenShop open() {
        database.open();
        deliveries.start(DeliveryPace.SETTINGS);
        try {
            projections.start();
            var server = serve();
            retention.start(RetentionSettings.DEFAULTS.keep(configuration.logKept()));
            return new OpenShop(server, deliveries, projections, retention);
        } catch (Throwable failure) {
            projections.stop(Duration.ZERO);
            deliveries.stop(Duration.ZERO);
            throw failure;
        }
    }

    private WebServer serve() {
        var routes = ServiceLoader.load(Routes.class).stream().map(ServiceLoader.Provider::get);
        return WebServer.start(
                settings(),
                application.injector(),
                routes.toList(),
                List.of(databaseCheck()),
                metrics());
    }

    private @Nullable MetricsEndpoint metrics() {
        var metrics = application.injector().getInstance(Metrics.class);
        return configuration.metrics().told()
                ? new MetricsEndpoint(metrics::read, configuration.metrics().token())
                : null;
    }

    private WebSettings settings() {
        return WebSettings.DEFAULTS
                .host(configuration.host())
                .port(configuration.port())
                .portHint("Choose another with --port or UNISONO_PORT.");
    }

    private HealthCheck databaseCheck() {
        return new HealthCheck() {
            @Override
            public String name() {
                return "database";
            }

            @Override
            public void check() {
                database.check();
            }
        };
    }

    LaunchReport report(URI address) {
        var modules = application.modules().stream().map(ModuleDescription::name).toList();
        return new LaunchReport(address.toString(), modules, data());
    }

    private String data() {
        return switch (configuration.database()) {
            case Embedded it -> it.directory().toString();
            case External it -> it.toString();
        };
    }

    static void untilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
