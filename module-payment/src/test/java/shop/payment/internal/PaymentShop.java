package shop.payment.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import shop.cart.CartApi;
import shop.cart.CartId;
import shop.cart.Line;
import shop.cart.Money;
import shop.gateway.Faults;
import shop.order.OrderApi;
import shop.order.OrderApi.Order;
import shop.payment.GatewayPlace;
import shop.payment.PaymentApi;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.DeliverySettings;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.test.EmittedEventsCatcher;
import unisono.test.TestApplication;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;
import unisono.web.Routes;
import unisono.web.WebServer;
import unisono.web.WebSettings;

/// The whole shop, on a database of its own.
final class PaymentShop implements AutoCloseable {
    private final TestDatabase database = TestPostgres.createDatabase();
    private final TestGateway gateway = new TestGateway();
    private final TestApplication application;

    PaymentShop() {
        this(Application.Builder::discover);
    }

    /// A shop that delivers what happens at a gateway with these faults.
    PaymentShop(Faults faults) {
        this(Application.Builder::discover);
        gateway.open(faults);
        deliveries()
                .start(
                        DeliverySettings.DEFAULTS
                                .withLease(Duration.ofSeconds(2))
                                .withBackoffMax(Duration.ofMillis(100)));
    }

    PaymentShop(UnaryOperator<Application.Builder> modules) {
        this.application =
                TestApplication.observing(
                        new DatabaseSettings(
                                database.jdbcUrl(), database.user(), database.password()),
                        modules,
                        binder -> binder.bind(GatewayPlace.class).toInstance(gateway));
    }

    TestGateway gateway() {
        return gateway;
    }

    Deliveries deliveries() {
        return application.instance(Deliveries.class);
    }

    /// Waits until everything is delivered.
    void deliverAll() {
        var pending = deliveries().drain(Duration.ofSeconds(30));
        if (!pending.isEmpty()) {
            throw new AssertionError("There is still to be delivered: " + pending);
        }
    }

    static Line line(String sku, int quantity, String unitPrice) {
        return new Line(sku, null, quantity, Money.pounds(unitPrice));
    }

    TestApplication application() {
        return application;
    }

    CartApi carts() {
        return application.instance(CartApi.class);
    }

    OrderApi orders() {
        return application.instance(OrderApi.class);
    }

    PaymentApi payments() {
        return application.instance(PaymentApi.class);
    }

    EmittedEventsCatcher events() {
        return application.events();
    }

    Transactions transactions() {
        return application.transactions();
    }

    CartId cartWith(Line... lines) {
        var cart = carts().open(null);
        for (var line : lines) {
            carts().addLine(cart, line);
        }
        return cart;
    }

    /// Buys what is in the cart.
    Order orderOf(CartId cart) {
        carts().checkOut(cart);
        return orders().find(orders().ofCart(cart).orElseThrow().order()).orElseThrow();
    }

    /// Serves the routes of all modules.
    WebServer serve() {
        // Only an application uses routes; a module shows them.
        PaymentShop.class.getModule().addUses(Routes.class);
        var routes = ServiceLoader.load(Routes.class).stream();
        return WebServer.start(
                WebSettings.DEFAULTS.port(0),
                application.application().injector(),
                routes.map(ServiceLoader.Provider::get).toList(),
                List.of());
    }

    /// A connection of its own, outside every transaction of the shop.
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
        deliveries().stop(Duration.ofSeconds(5));
        application.close();
        gateway.close();
        database.close();
    }
}
