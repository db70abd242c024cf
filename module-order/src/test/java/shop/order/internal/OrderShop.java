package shop.order.internal;

import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import shop.cart.CartApi;
import shop.cart.CartId;
import shop.cart.Line;
import shop.cart.Money;
import shop.order.OrderApi;
import shop.order.OrderApi.Order;
import unisono.data.DatabaseSettings;
import unisono.events.Application;
import unisono.test.EmittedEventsCatcher;
import unisono.test.TestApplication;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;
import unisono.web.Routes;
import unisono.web.WebServer;
import unisono.web.WebSettings;

/// Carts and orders, on a database of their own.
final class OrderShop implements AutoCloseable {
    private static final int CONNECTIONS = 20;
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final TestDatabase database = TestPostgres.createDatabase();
    private final TestApplication application =
            TestApplication.observing(
                    new DatabaseSettings(database.jdbcUrl(), database.user(), database.password())
                            .withPool(CONNECTIONS, WAIT),
                    Application.Builder::discover);

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

    EmittedEventsCatcher events() {
        return application.events();
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

    /// Serves the routes of both modules.
    WebServer serve() {
        // Only an application uses routes; a module shows them.
        OrderShop.class.getModule().addUses(Routes.class);
        var routes = ServiceLoader.load(Routes.class).stream();
        return WebServer.start(
                WebSettings.DEFAULTS.port(0),
                application.application().injector(),
                routes.map(ServiceLoader.Provider::get).toList(),
                List.of());
    }

    @Override
    public void close() {
        application.close();
        database.close();
    }
}
