package shop.payment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static shop.payment.internal.PaymentShop.line;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.cart.CartApi;
import shop.cart.CartId;
import shop.cart.CheckoutKey;
import shop.order.OrderApi;
import shop.payment.PaymentApi;
import unisono.events.EventName;
import unisono.events.Refusal;

/// Wherever a checkout fails, in whichever module, nothing of it is left in any schema. Values that
/// sequences gave away are: they promise no more than to rise.
final class RollbackTests {
    private static final Saboteur SABOTEUR = new Saboteur();

    @AutoClose
    private static final PaymentShop SHOP =
            new PaymentShop(builder ->
                    // Listed before payment, whose JPMS module has its classes; its priority
                    // makes it last to hear.
                    builder.order(List.of(Saboteur.NAME))
                            .discover()
                            .module(SABOTEUR, new Saboteur.SaboteurEvents()));

    /// Sees what is committed, and nothing else.
    @AutoClose private static final Connection OUTSIDE = SHOP.connect();

    private final CheckoutKey key = new CheckoutKey(UUID.randomUUID().toString());

    /// @param place where it fails
    /// @param price of what is in the cart
    /// @param cause makes the checkout of the cart fail
    /// @param type of what the customer gets to see
    /// @param message a part of its message, or of its cause's
    record Failure(
            String place,
            String price,
            Cause cause,
            Class<? extends Throwable> type,
            String message) {
        static Failure after(EventName<?> event, Throwable thrown) {
            return after(event, () -> throwing(thrown), thrown.getClass(), "sabotage");
        }

        static Failure after(
                EventName<?> event,
                Saboteur.Deed deed,
                Class<? extends Throwable> type,
                String message) {
            var place =
                    "%s of a listener after all others of %s"
                            .formatted(type.getSimpleName(), event);
            return new Failure(place, "2.55", cart -> SABOTEUR.arm(event, deed), type, message);
        }

        @Override
        public String toString() {
            return place;
        }
    }

    @FunctionalInterface
    interface Cause {
        void prepare(CartId cart) throws SQLException;
    }

    static Stream<Failure> failures() {
        return Stream.of(
                new Failure("refusal of PlaceOrder", "0", cart -> {}, Refusal.class, "above zero"),
                new Failure(
                        "broken constraint of PlaceOrder",
                        "2.55",
                        RollbackTests::placeOrderBeforehand,
                        RuntimeException.class,
                        "placed_order_cart_key"),
                new Failure(
                        "missing sequence of NumberOrder",
                        "2.55",
                        cart -> execute("alter sequence orders.order_number rename to gone"),
                        RuntimeException.class,
                        "relation \"orders.order_number\" does not exist"),
                new Failure(
                        "refusal of TakePayment",
                        "50000.01",
                        cart -> {},
                        Refusal.class,
                        "a person has to approve it"),
                Failure.after(PaymentApi.BOOKED, new IllegalStateException("sabotage")),
                Failure.after(OrderApi.PLACED, new IllegalStateException("sabotage")),
                Failure.after(CartApi.CHECKED_OUT, new IllegalStateException("sabotage")),
                Failure.after(CartApi.CHECKED_OUT, new LinkageError("sabotage")),
                Failure.after(CartApi.CHECKED_OUT, new IOException("sabotage")),
                Failure.after(
                        CartApi.CHECKED_OUT,
                        () ->
                                inTheTransaction(
                                        "select 1 from pg_terminate_backend(pg_backend_pid())"),
                        RuntimeException.class,
                        "terminating connection due to administrator command"),
                Failure.after(
                        CartApi.CHECKED_OUT,
                        () ->
                                inTheTransaction(
                                        """
                                        with late as (insert into payment.entry
                                            select id, 'tax', 'GBP', 1, 0 from payment.posting
                                             order by id desc limit 1 returning 1)
                                        select 1 from late
                                        """),
                        RuntimeException.class,
                        "is not balanced"));
    }

    @AfterEach
    void repair() throws SQLException {
        SABOTEUR.disarm();
        execute("drop schema if exists sabotage cascade");
        execute("alter sequence if exists orders.gone rename to order_number");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void leavesTheOpenCartAsItWas(Failure failure) throws SQLException {
        var cart = SHOP.cartWith(line("POST", 1, "18.00"), line("22423", 1, failure.price()));
        failure.cause().prepare(cart);
        var before = contents();

        var thrown = catchThrowable(() -> SHOP.carts().checkOut(cart, key));

        assertThat(thrown).isInstanceOf(failure.type()).hasStackTraceContaining(failure.message());
        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void leavesNothingOfWhatWasWrittenBeforeTheEmission(Failure failure) throws SQLException {
        var before = new DatabaseContents[1];

        var thrown =
                catchThrowable(() ->
                        SHOP.transactions()
                                .run(() -> {
                                    var cart = SHOP.cartWith(line("22423", 1, failure.price()));
                                    failure.cause().prepare(cart);
                                    before[0] = contents();
                                    SHOP.carts().checkOut(cart, key);
                                }));

        assertThat(thrown).isInstanceOf(failure.type()).hasStackTraceContaining(failure.message());
        assertThat(contents()).isEqualTo(before[0]);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void leavesNothingWhenTheFailureIsCaught(Failure failure) throws SQLException {
        var cart = SHOP.cartWith(line("22423", 1, failure.price()));
        failure.cause().prepare(cart);
        var before = contents();

        var thrown =
                catchThrowable(() ->
                        SHOP.transactions()
                                .run(() -> {
                                    var _ = catchThrowable(() -> SHOP.carts().checkOut(cart, key));
                                    SHOP.carts().open(null);
                                }));

        assertThat(thrown).isNotNull();
        assertThat(contents()).isEqualTo(before);
    }

    /// Fails in turn at every table that a checkout writes, whatever tables there are.
    @ParameterizedTest
    @MethodSource("tablesOfACheckout")
    void leavesNothingWhenATableTakesNoWrites(String table) throws SQLException {
        execute(
                """
                create schema sabotage;
                create function sabotage.fail() returns trigger language plpgsql as
                    $$ begin raise exception 'sabotage'; end $$;
                create trigger sabotage before insert or update on %s
                    for each statement execute function sabotage.fail();
                """
                        .formatted(table));
        var before = contents();

        var thrown = catchThrowable(this::openAndCheckOut);

        assertThat(thrown).hasStackTraceContaining("ERROR: sabotage");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void looksAtEveryModulesTablesAndTheLog() throws SQLException {
        assertThat(tablesOfACheckout())
                .contains(
                        "cart.cart",
                        "cart.line",
                        "cart.checkout_key",
                        "orders.placed_order",
                        "orders.line",
                        "payment.payment",
                        "payment.posting",
                        "payment.entry",
                        "unisono.event");
    }

    @Test
    void sellsTheCartOnceTheCauseIsGone() throws SQLException {
        var cart = SHOP.cartWith(line("22423", 6, "2.55"));
        SABOTEUR.arm(CartApi.CHECKED_OUT, () -> throwing(new LinkageError("sabotage")));
        assertThat(catchThrowable(() -> SHOP.carts().checkOut(cart, key))).hasMessage("sabotage");
        repair();

        var order = SHOP.orderOf(cart);

        assertThat(SHOP.payments().list(order.id(), null, 2)).hasSize(1);
    }

    static Set<String> tablesOfACheckout() throws SQLException {
        var before = contents();
        openAndCheckOut(new CheckoutKey(UUID.randomUUID().toString()));
        return contents().tablesOtherThan(before);
    }

    private void openAndCheckOut() {
        openAndCheckOut(key);
    }

    private static void openAndCheckOut(CheckoutKey key) {
        SHOP.transactions()
                .run(() -> SHOP.carts().checkOut(SHOP.cartWith(line("22423", 6, "2.55")), key));
    }

    private static DatabaseContents contents() throws SQLException {
        return DatabaseContents.of(OUTSIDE);
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = OUTSIDE.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void placeOrderBeforehand(CartId cart) throws SQLException {
        execute(
                """
                insert into orders.placed_order (id, cart, currency, total, placed_at)
                values (gen_random_uuid(), '%s', 'GBP', 1, now())
                """
                        .formatted(cart));
    }

    private static void inTheTransaction(String sql) {
        SHOP.transactions().session().createNativeQuery(sql, Integer.class).list();
    }

    private static void throwing(Throwable thrown) throws Exception {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (Exception) thrown;
    }
}
