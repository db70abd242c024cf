package shop.cart.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import shop.cart.CartApi;
import shop.cart.CartApi.Cart;
import shop.cart.CartId;
import shop.cart.Line;
import shop.cart.Money;
import unisono.data.DatabaseSettings;
import unisono.events.Application;
import unisono.test.EmittedEventsCatcher;
import unisono.test.TestApplication;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// The cart module alone, on a database of its own; and many customers at once.
final class CartShop implements AutoCloseable {
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

    Cart shown(CartId cart) {
        return carts().find(cart).orElseThrow();
    }

    /// Does everything at once, each in a thread of its own, and returns what was thrown.
    static List<Throwable> failuresOf(List<Runnable> doings) throws InterruptedException {
        var tasks = doings.stream().map(Executors::callable).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks).stream()
                    .filter(done -> done.state() == Future.State.FAILED)
                    .map(Future::exceptionNow)
                    .toList();
        }
    }

    @Override
    public void close() {
        application.close();
        database.close();
    }
}
