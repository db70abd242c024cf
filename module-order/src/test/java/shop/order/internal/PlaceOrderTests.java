package shop.order.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static shop.order.internal.OrderShop.line;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.cart.CartApi;
import shop.cart.CartId;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import shop.order.OrderApi;
import shop.order.OrderApi.Order;
import shop.order.OrderApi.OrderPlaced;
import shop.order.OrderApi.OrderTotal;
import shop.order.OrderId;
import shop.order.UnknownOrder;
import unisono.data.EventLog;
import unisono.data.LoggedEmission;
import unisono.events.Refusal;

/// From a cart that is checked out to an order.
final class PlaceOrderTests {
    private static final OrderId UNKNOWN = new OrderId(new UUID(0, 1));
    private static final Line MUG = new Line("22423", "a mug", 6, Money.pounds("2.55"));

    @AutoClose private static final OrderShop SHOP = new OrderShop();

    private final CartApi carts = SHOP.carts();
    private final OrderApi orders = SHOP.orders();

    @BeforeEach
    void forget() {
        SHOP.events().reset();
    }

    @Test
    void placesAnOrderWithTheLinesOfTheCart() {
        var customer = new CustomerId("17850");
        var cart = carts.open(customer);
        List.of(MUG, line("POST", 1, "18.00"), MUG).forEach(line -> carts.addLine(cart, line));

        var order = SHOP.orderOf(cart);

        assertThat(order.cart()).isEqualTo(cart);
        assertThat(order.customer()).isEqualTo(customer);
        assertThat(order.total()).isEqualTo(Money.pounds("48.60"));
        assertThat(order.lines()).containsExactly(MUG, line("POST", 1, "18.00"), MUG);
        assertThat(order.paidAt()).isNull();
        assertThat(SHOP.events().assertEmitted(PlaceOrder.class, OrderApi.PLACED))
                .isEqualTo(new OrderPlaced(order.id(), cart, customer, order.total()));
    }

    @Test
    void numbersOrdersUpwards() {
        var first = SHOP.orderOf(SHOP.cartWith(MUG));
        var second = SHOP.orderOf(SHOP.cartWith(MUG));

        assertThat(first.number()).isGreaterThan(1000);
        assertThat(second.number()).isGreaterThan(first.number());
        SHOP.events().assertHandledEvent(PlaceOrder.class, OrderApi.PLACED);
    }

    @Test
    void logsThatTheCheckoutCausedTheOrder() {
        SHOP.carts().checkOut(SHOP.cartWith(MUG));

        var newest = SHOP.application().instance(EventLog.class).newest(2);
        assertThat(newest)
                .extracting(LoggedEmission::name)
                .containsExactly("order.placed", "cart.checked-out");
        assertThat(newest.getFirst().cause()).isEqualTo(newest.getLast().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "2.550", "999999999999999.99"})
    void acceptsUnitPricesAboveZeroOfTwoDecimals(String price) {
        var order = SHOP.orderOf(SHOP.cartWith(line("22423", 1, price)));

        assertThat(order.total()).isEqualTo(Money.pounds(price));
    }

    @ParameterizedTest
    @CsvSource({
        "0, unit-price-above-zero, 0.00 GBP; it must be above zero.",
        "-1, unit-price-above-zero, -1.00 GBP; it must be above zero.",
        "-0.001, unit-price-above-zero, -0.001 GBP; it must be above zero.",
        "0.001, unit-price-two-decimals, 0.001 GBP; it may have two decimals."
    })
    void refusesOtherUnitPricesAndLeavesTheCartOpen(String price, String rule, String reason) {
        var cart = SHOP.cartWith(MUG, line("22424", 1, price));
        var before = carts.find(cart);
        var ordersBefore = orders.list(null, null, 500);

        var refusal = catchThrowableOfType(Refusal.class, () -> carts.checkOut(cart));

        assertThat(refusal)
                .extracting(Refusal::module, Refusal::rule, Refusal::getMessage)
                .containsExactly("order", rule, "The unit price of 22424 is " + reason);
        assertThat(carts.find(cart)).isEqualTo(before);
        assertThat(orders.ofCart(cart)).isEmpty();
        assertThat(orders.list(null, null, 500)).isEqualTo(ordersBefore);
        SHOP.events().assertNotHandledEvent(PlaceOrder.class, OrderApi.PLACED);
    }

    @Test
    void findsTheOrderOfACart() {
        var order = SHOP.orderOf(SHOP.cartWith(MUG));

        assertThat(orders.ofCart(order.cart()))
                .contains(new OrderTotal(order.id(), order.cart(), order.total()));
        assertThat(orders.list(order.cart(), null, 2)).containsExactly(order);
        assertThat(orders.ofCart(new CartId(new UUID(0, 1)))).isEmpty();
        assertThat(orders.list(new CartId(new UUID(0, 1)), null, 2)).isEmpty();
    }

    @Test
    void listsOrdersPageByPageAsTheyWerePlaced() {
        var first = SHOP.orderOf(SHOP.cartWith(MUG));
        var second = SHOP.orderOf(SHOP.cartWith(MUG, MUG));
        var third = SHOP.orderOf(SHOP.cartWith(line("POST", 1, "18.00")));

        assertThat(orders.list(null, first.id(), 1)).containsExactly(second);
        assertThat(orders.list(null, first.id(), 3)).containsExactly(second, third);
        assertThat(orders.list(null, third.id(), 3)).isEmpty();
        assertThat(orders.list(null, null, 500)).containsSubsequence(first, second, third);
    }

    @Test
    void readsAllOrdersByCartAndByOrder() {
        var carted = SHOP.cartWith(MUG);
        var later = SHOP.orderOf(SHOP.cartWith(MUG));
        var earlierCart = SHOP.orderOf(carted);

        assertThat(all(orders::byOrder)).endsWith(later.id(), earlierCart.id());
        assertThat(all(orders::byCart)).endsWith(earlierCart.id(), later.id());
    }

    @Test
    void notesThatAnOrderIsPaid() {
        var order = SHOP.orderOf(SHOP.cartWith(MUG));

        orders.pay(order.id());

        assertThat(orders.find(order.id()).map(Order::paidAt)).isNotEmpty();
    }

    @Test
    void knowsNoUnknownOrder() {
        assertThat(orders.find(UNKNOWN)).isEmpty();
        assertThatThrownBy(() -> orders.pay(UNKNOWN))
                .isExactlyInstanceOf(UnknownOrder.class)
                .hasMessage("There is no order 00000000-0000-0000-0000-000000000001.");
    }

    private static List<OrderId> all(Supplier<Stream<OrderTotal>> reading) {
        return SHOP.application()
                .transactions()
                .call(() -> {
                    try (var all = reading.get()) {
                        return all.map(OrderTotal::order).toList();
                    }
                });
    }
}
