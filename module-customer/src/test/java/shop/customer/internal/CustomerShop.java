package shop.customer.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import shop.cart.CartApi;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import shop.customer.Customers;
import shop.gateway.Faults;
import shop.gateway.Faults.Outage;
import shop.gateway.GatewaySettings;
import shop.gateway.SandboxGateway;
import shop.order.OrderApi;
import shop.order.OrderApi.CancelReason;
import shop.order.OrderId;
import shop.payment.GatewayPlace;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.DeliverySettings;
import unisono.data.projection.Projections;
import unisono.events.Application;
import unisono.test.TestApplication;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;
import unisono.web.Routes;
import unisono.web.WebServer;
import unisono.web.WebSettings;

/// The whole shop, on a database of its own, with a gateway that declines every third payment.
final class CustomerShop implements AutoCloseable, GatewayPlace {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final Faults DECLINING =
            new Faults(33, 0, Duration.ZERO, Duration.ZERO, Outage.NEVER, 1);

    private final TestDatabase database = TestPostgres.createDatabase();
    private final SandboxGateway gateway;
    private final TestApplication application;

    CustomerShop() {
        this(Faults.NONE);
    }

    static CustomerShop declining() {
        return new CustomerShop(DECLINING);
    }

    private CustomerShop(Faults faults) {
        try {
            var journal = Files.createTempDirectory("gateway-").resolve("captures");
            gateway = SandboxGateway.start(new GatewaySettings(0, journal, faults));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        application =
                TestApplication.observing(
                        new DatabaseSettings(
                                database.jdbcUrl(), database.user(), database.password()),
                        Application.Builder::discover,
                        binder -> binder.bind(GatewayPlace.class).toInstance(this));
        application.instance(Deliveries.class).start(DeliverySettings.DEFAULTS);
        projections().start();
    }

    @Override
    public URI address() {
        return gateway.address();
    }

    @Override
    public void nobodyAt(URI address) {
        // It never moves.
    }

    Projections projections() {
        return application.instance(Projections.class);
    }

    Customers customers() {
        return application.instance(Customers.class);
    }

    TestApplication application() {
        return application;
    }

    /// Buys one thing.
    OrderId buys(@Nullable String customer, String price) {
        var carts = application.instance(CartApi.class);
        var cart = carts.open(customer == null ? null : new CustomerId(customer));
        carts.addLine(cart, new Line("22423", null, 1, Money.pounds(price)));
        carts.checkOut(cart);
        return application.instance(OrderApi.class).ofCart(cart).orElseThrow().order();
    }

    void cancel(OrderId order) {
        application.instance(OrderApi.class).cancel(order, CancelReason.REQUESTED);
    }

    /// Waits until everything is delivered and folded.
    void settle() {
        var pending = application.instance(Deliveries.class).drain(WAIT_MAX);
        if (!pending.isEmpty()) {
            throw new AssertionError("There is still to be delivered: " + pending);
        }
        long token = projections().token();
        for (var name : List.of(Customers.ORDER_LIST, Customers.SPENDING)) {
            if (!projections().await(name, token, WAIT_MAX)) {
                throw new AssertionError("There is still to be folded: " + projections().list());
            }
        }
    }

    WebServer serve() {
        // Only an application uses routes; a module shows them.
        CustomerShop.class.getModule().addUses(Routes.class);
        var routes = ServiceLoader.load(Routes.class).stream();
        return WebServer.start(
                WebSettings.DEFAULTS.port(0),
                application.application().injector(),
                routes.map(ServiceLoader.Provider::get).toList(),
                List.of());
    }

    Connection connect() {
        try {
            return DriverManager.getConnection(
                    database.jdbcUrl(), database.user(), database.password());
        } catch (SQLException e) {
            throw new IllegalStateException("The test's database cannot be reached.", e);
        }
    }

    @Override
    public void close() {
        application.instance(Deliveries.class).stop(Duration.ofSeconds(5));
        projections().stop(Duration.ofSeconds(5));
        application.close();
        gateway.close();
        database.close();
    }
}
