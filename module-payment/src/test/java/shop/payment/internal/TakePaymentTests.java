package shop.payment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static shop.payment.internal.PaymentShop.line;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.cart.Money;
import shop.order.OrderId;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentBooked;
import shop.payment.PaymentApi.PaymentState;
import shop.payment.PaymentApi.Posted;
import unisono.events.Refusal;

/// From an order that is placed to a payment in the ledger.
final class TakePaymentTests {
    @AutoClose private static final PaymentShop SHOP = new PaymentShop();

    private final PaymentApi payments = SHOP.payments();

    @BeforeEach
    void forget() {
        SHOP.events().reset();
    }

    @Test
    void booksThePaymentOfAnOrderThatIsNotPaidYet() {
        var order = SHOP.orderOf(SHOP.cartWith(line("22423", 6, "2.55")));

        var payment = SHOP.events().assertEmitted(Payment.class, PaymentApi.BOOKED);
        assertThat(payment)
                .isEqualTo(new PaymentBooked(payment.payment(), order.id(), Money.pounds("15.30")));
        assertThat(payments.list(order.id(), null, 2))
                .singleElement()
                .returns(payment.payment(), PaymentApi.Payment::id)
                .returns(Money.pounds("15.30"), PaymentApi.Payment::amount)
                .returns(PaymentState.BOOKED, PaymentApi.Payment::state);
        assertThat(order.paidAt()).isNull();
    }

    @Test
    void postsEqualDebitsAndCredits() {
        SHOP.orderOf(SHOP.cartWith(line("22423", 6, "2.55"), line("POST", 1, "18.00")));

        var payment = SHOP.events().assertEmitted(Payment.class, PaymentApi.BOOKED).payment();
        assertThat(all(payments::ledger))
                .endsWith(
                        new Posted(
                                payment,
                                Money.pounds("33.30"),
                                Money.pounds("33.30"),
                                Money.pounds("33.30"),
                                Money.pounds("33.30"),
                                Money.pounds("0.00")));
    }

    @ParameterizedTest
    @CsvSource({"1, 50000.00", "50000, 1", "1, 49999.99", "1, 0.01"})
    void acceptsTotalsUpToFiftyThousand(int quantity, String price) {
        var order = SHOP.orderOf(SHOP.cartWith(line("GOLD", quantity, price)));

        assertThat(payments.list(order.id(), null, 2))
                .extracting(PaymentApi.Payment::amount)
                .containsExactly(Money.pounds(price).times(quantity));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 50000.01, 50000.01",
        "50001, 1, 50001.00",
        "2147483647, 999999999999999.99, 2147483646999999978525163.53"
    })
    void refusesHigherTotalsAndLeavesTheCartOpen(int quantity, String price, String total) {
        var cart = SHOP.cartWith(line("GOLD", quantity, price));
        var before = SHOP.carts().find(cart);

        var refusal = catchThrowableOfType(Refusal.class, () -> SHOP.carts().checkOut(cart));

        assertThat(refusal)
                .extracting(Refusal::module, Refusal::rule, Refusal::getMessage)
                .containsExactly(
                        "payment",
                        "approval-above-50000",
                        "The total is %s GBP; above 50000.00 GBP a person has to approve it."
                                .formatted(total));
        assertThat(SHOP.carts().find(cart)).isEqualTo(before);
        assertThat(SHOP.orders().ofCart(cart)).isEmpty();
    }

    @Test
    void refusesATotalThatLinesReachTogether() {
        var cart = SHOP.cartWith(line("GOLD", 1, "50000.00"), line("POST", 1, "0.01"));

        var refusal = catchThrowableOfType(Refusal.class, () -> SHOP.carts().checkOut(cart));

        assertThat(refusal.rule()).isEqualTo("approval-above-50000");
    }

    @Test
    void listsPaymentsPageByPageAsTheyWereBooked() {
        var first = paymentOf(SHOP.orderOf(SHOP.cartWith(line("A", 1, "1"))).id());
        var second = paymentOf(SHOP.orderOf(SHOP.cartWith(line("B", 1, "2"))).id());
        var third = paymentOf(SHOP.orderOf(SHOP.cartWith(line("C", 1, "3"))).id());

        assertThat(payments.list(null, first.id(), 1)).containsExactly(second);
        assertThat(payments.list(null, first.id(), 3)).containsExactly(second, third);
        assertThat(payments.list(null, third.id(), 3)).isEmpty();
        assertThat(payments.list(new OrderId(new UUID(0, 1)), null, 3)).isEmpty();
    }

    @Test
    void readsAllPaymentsByOrderAndByPayment() {
        var first = paymentOf(SHOP.orderOf(SHOP.cartWith(line("A", 1, "1"))).id());
        var second = paymentOf(SHOP.orderOf(SHOP.cartWith(line("B", 1, "2"))).id());

        assertThat(all(payments::byPayment)).endsWith(first, second);
        assertThat(all(payments::byOrder)).endsWith(first, second);
    }

    private PaymentApi.Payment paymentOf(OrderId order) {
        return payments.list(order, null, 2).getFirst();
    }

    private static <T> List<T> all(Supplier<Stream<T>> reading) {
        return SHOP.transactions()
                .call(() -> {
                    try (var all = reading.get()) {
                        return all.toList();
                    }
                });
    }
}
