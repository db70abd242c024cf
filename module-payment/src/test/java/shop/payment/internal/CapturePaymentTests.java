package shop.payment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.payment.internal.PaymentShop.line;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.cart.CheckoutKey;
import shop.cart.Money;
import shop.gateway.Faults;
import shop.gateway.Faults.Outage;
import shop.order.OrderApi.CancelReason;
import shop.order.OrderApi.Order;
import shop.order.OrderId;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.Capture;
import shop.payment.PaymentApi.PaymentBooked;
import shop.payment.PaymentApi.PaymentState;
import shop.payment.PaymentApi.Posted;

/// From a payment that is booked to the gateway, and back into the books.
final class CapturePaymentTests {
    private static final Faults DECLINING =
            new Faults(100, 0, Duration.ZERO, Duration.ZERO, Outage.NEVER, 1);
    private static final Faults SHAKY =
            new Faults(30, 40, Duration.ZERO, Duration.ofMillis(20), Outage.NEVER, 1);
    private static final Money PRICE = Money.pounds("15.30");
    private static final Money NOTHING = Money.pounds("0.00");

    @AutoClose private static final PaymentShop SHOP = new PaymentShop(Faults.NONE);

    private final CapturePayment capture = SHOP.application().instance(CapturePayment.class);

    @BeforeEach
    void isAtPeace() {
        SHOP.gateway().open(Faults.NONE);
        SHOP.deliverAll();
        SHOP.events().reset();
    }

    private static Order bought() {
        return SHOP.orderOf(SHOP.cartWith(line("22423", 6, "2.55")));
    }

    private static PaymentApi.Payment paymentOf(Order order) {
        return SHOP.payments().list(order.id(), null, 2).getFirst();
    }

    private static Order now(OrderId order) {
        return SHOP.orders().find(order).orElseThrow();
    }

    private static Posted ledgerOf(PaymentApi.Payment payment) {
        return SHOP.transactions()
                .call(() -> {
                    try (Stream<Posted> all = SHOP.payments().ledger()) {
                        return all.filter(one -> one.payment().equals(payment.id()))
                                .findFirst()
                                .orElseThrow();
                    }
                });
    }

    private static void assertReversed(PaymentApi.Payment payment) {
        assertThat(ledgerOf(payment))
                .returns(NOTHING, Posted::sold)
                .returns(NOTHING, Posted::due)
                .returns(NOTHING, Posted::paid)
                .satisfies(it -> assertThat(it.debit()).isEqualTo(it.credit()));
    }

    @Test
    void paysTheOrderWhenTheGatewayHasTheMoney() {
        var order = bought();
        SHOP.deliverAll();

        var payment = paymentOf(order);
        assertThat(payment.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(now(order.id()).paidAt()).isNotNull();
        assertThat(ledgerOf(payment))
                .returns(PRICE, Posted::sold)
                .returns(NOTHING, Posted::due)
                .returns(PRICE, Posted::paid);
        assertThat(SHOP.payments().capture(payment.id()))
                .contains(
                        new Capture(
                                payment.id(), order.id().toString(), PaymentState.CAPTURED, PRICE));
        SHOP.events().assertEmitted(Payment.class, PaymentApi.CAPTURED);
    }

    @Test
    void cancelsTheOrderAndOpensTheCartWhenTheGatewayDeclines() {
        SHOP.gateway().open(DECLINING);
        var order = bought();
        SHOP.deliverAll();

        var payment = paymentOf(order);
        assertThat(payment.state()).isEqualTo(PaymentState.DECLINED);
        assertReversed(payment);
        assertThat(now(order.id()).cancelledAt()).isNotNull();
        assertThat(now(order.id()).paidAt()).isNull();
        assertThat(SHOP.carts().find(order.cart()).orElseThrow().checkedOutAt()).isNull();
        SHOP.events().assertEmitted(Payment.class, PaymentApi.DECLINED);
    }

    @Test
    void sellsACartAgainThatWasDeclined() {
        SHOP.gateway().open(DECLINING);
        var declined = bought();
        SHOP.deliverAll();
        SHOP.gateway().open(Faults.NONE);
        SHOP.carts().addLine(declined.cart(), line("POST", 1, "1.00"));

        var second = SHOP.orderOf(declined.cart());
        SHOP.deliverAll();

        assertThat(second.id()).isNotEqualTo(declined.id());
        assertThat(second.total()).isEqualTo(Money.pounds("16.30"));
        assertThat(paymentOf(second).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(paymentOf(declined).state()).isEqualTo(PaymentState.DECLINED);
        assertThat(SHOP.orders().ofCart(declined.cart()).orElseThrow().order())
                .isEqualTo(second.id());
    }

    /// Who repeats a checkout whose payment was declined meanwhile gets the answer he had, and does
    /// not buy again without knowing.
    @Test
    void doesNotBuyAgainWithTheKeyOfADeclinedCheckout() {
        SHOP.gateway().open(DECLINING);
        var cart = SHOP.cartWith(line("22423", 6, "2.55"));
        var key = new CheckoutKey("once " + cart);
        SHOP.carts().checkOut(cart, key);
        var order = SHOP.orders().ofCart(cart).orElseThrow().order();
        SHOP.deliverAll();

        SHOP.carts().checkOut(cart, key);

        assertThat(SHOP.orders().ofCart(cart).orElseThrow().order()).isEqualTo(order);
        assertThat(SHOP.carts().find(cart).orElseThrow().checkedOutAt()).isNull();
    }

    @Test
    void writesAnAnswerDownOnceHoweverOftenItComes() throws Exception {
        var order = bought();
        SHOP.deliverAll();
        var booked = new PaymentBooked(paymentOf(order).id(), order.id(), PRICE);

        capture.booked(booked);
        capture.booked(booked);

        assertThat(ledgerOf(paymentOf(order)).debit()).isEqualTo(Money.pounds("30.60"));
        assertThat(SHOP.events().assertAllEmitted(Payment.class, PaymentApi.CAPTURED)).hasSize(1);
    }

    @Test
    void voidsAPaymentWhoseOrderIsCancelledBeforeTheGatewayWasAsked() {
        SHOP.gateway().close();
        var order = bought();
        SHOP.orders().cancel(order.id(), CancelReason.REQUESTED);
        SHOP.gateway().open(Faults.NONE);
        SHOP.deliverAll();

        var payment = paymentOf(order);
        assertThat(payment.state()).isEqualTo(PaymentState.VOIDED);
        assertReversed(payment);
        assertThat(SHOP.payments().capture(payment.id()).orElseThrow().state())
                .isEqualTo(PaymentState.VOIDED);
    }

    /// The gateway has the money, its answer was lost, and then the customer cancels.
    @Test
    void givesBackWhatWasCapturedForACancelledOrder() throws Exception {
        SHOP.deliveries().pause("payment.capture");
        SHOP.deliverAll();
        var order = bought();
        var payment = paymentOf(order);
        var gateway = SHOP.application().instance(Gateway.class);
        assertThat(gateway.capture(payment.id(), order.id(), PRICE))
                .isEqualTo(Gateway.Answer.CAPTURED);

        SHOP.orders().cancel(order.id(), CancelReason.REQUESTED);
        SHOP.deliveries().resume("payment.capture");
        SHOP.deliverAll();

        assertThat(paymentOf(order).state()).isEqualTo(PaymentState.VOIDED);
        assertReversed(payment);
        assertThat(now(order.id()).paidAt()).isNull();
        assertThat(SHOP.payments().capture(payment.id()).orElseThrow().state())
                .isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void refundsAPaidOrderThatIsCancelledTwice() {
        var order = bought();
        SHOP.deliverAll();

        SHOP.orders().cancel(order.id(), CancelReason.REQUESTED);
        SHOP.orders().cancel(order.id(), CancelReason.PAYMENT_DECLINED);
        SHOP.deliverAll();

        var payment = paymentOf(order);
        assertThat(payment.state()).isEqualTo(PaymentState.REFUNDED);
        assertReversed(payment);
        assertThat(SHOP.orders().pay(order.id())).isFalse();
        assertThat(SHOP.payments().capture(payment.id()).orElseThrow().state())
                .isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void refundsWhatWasCapturedInTheSameTransaction() {
        SHOP.deliveries().pause("payment.capture");
        SHOP.deliverAll();
        var order = bought();
        var payment = paymentOf(order);

        SHOP.transactions()
                .run(() -> {
                    SHOP.application()
                            .instance(PaymentStreams.class)
                            .change(payment.id(), it -> it.capture());
                    SHOP.orders().cancel(order.id(), CancelReason.REQUESTED);
                });
        SHOP.deliveries().resume("payment.capture");

        assertThat(paymentOf(order).state()).isEqualTo(PaymentState.REFUNDED);
        assertReversed(payment);
    }

    @Test
    void doesNotDeclineWhatIsCaptured() {
        var order = bought();
        SHOP.deliverAll();

        assertThatThrownBy(() -> SHOP.orders().cancel(order.id(), CancelReason.PAYMENT_DECLINED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("is captured, and cannot be declined any more.");
        assertThat(now(order.id()).cancelledAt()).isNull();
    }

    @Test
    void settlesEveryPaymentAtAGatewayThatFailsOften() {
        SHOP.gateway().open(SHAKY);
        var orders = IntStream.range(0, 60).mapToObj(_ -> bought()).toList();
        SHOP.deliverAll();
        SHOP.gateway().open(Faults.NONE);

        var payments = orders.stream().map(CapturePaymentTests::paymentOf).toList();
        assertThat(payments)
                .extracting(PaymentApi.Payment::state)
                .contains(PaymentState.CAPTURED, PaymentState.DECLINED)
                .containsOnly(PaymentState.CAPTURED, PaymentState.DECLINED);
        assertThat(states(payments))
                .isEqualTo(payments.stream().map(PaymentApi.Payment::state).toList());
    }

    private static List<PaymentState> states(List<PaymentApi.Payment> payments) {
        return payments.stream()
                .map(payment -> SHOP.payments().capture(payment.id()).orElseThrow().state())
                .toList();
    }
}
