package shop.payment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.internal.PaymentShop.line;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.cart.Money;
import shop.gateway.Faults;
import shop.order.OrderApi.CancelReason;
import shop.order.OrderApi.Order;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentCarriedOver;
import shop.payment.PaymentApi.PaymentState;
import shop.payment.PaymentId;
import unisono.data.aggregate.AggregateEvent;
import unisono.data.aggregate.Aggregates;

/// Payments with rows and postings and without a stream, as the releases before wrote them.
final class CarriedOverTests {
    @AutoClose private static final PaymentShop SHOP = new PaymentShop(Faults.NONE);

    @BeforeEach
    void forget() {
        SHOP.deliverAll();
        SHOP.events().reset();
    }

    private static Order bought() {
        return SHOP.orderOf(SHOP.cartWith(line("22423", 6, "2.55")));
    }

    private static PaymentApi.Payment paymentOf(Order order) {
        return SHOP.payments().list(order.id(), null, 2).getFirst();
    }

    /// Takes the head of its stream away: what is in the log is then of nobody's stream.
    private static PaymentId withoutStream(Order order) throws SQLException {
        var payment = paymentOf(order).id();
        try (var connection = SHOP.connect();
                var delete =
                        connection.prepareStatement("delete from unisono.stream where id = ?")) {
            delete.setString(1, payment.toString());
            assertThat(delete.executeUpdate()).isOne();
        }
        return payment;
    }

    private static List<String> stream(PaymentId payment) {
        return SHOP
                .application()
                .instance(Aggregates.class)
                .of(Payment.PAYMENT)
                .history(payment, 0, 10)
                .stream()
                .map(AggregateEvent::name)
                .toList();
    }

    @Test
    void capturesWhatWasBookedBefore() throws SQLException {
        SHOP.deliveries().pause("payment.capture");
        var order = bought();
        var payment = withoutStream(order);

        SHOP.deliveries().resume("payment.capture");
        SHOP.deliverAll();

        assertThat(paymentOf(order).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(stream(payment)).containsExactly("payment.carried-over", "payment.captured");
        assertThat(SHOP.events().assertEmitted(Payment.class, PaymentApi.CARRIED_OVER))
                .isEqualTo(
                        new PaymentCarriedOver(
                                payment,
                                order.id(),
                                Money.pounds("15.30"),
                                PaymentState.BOOKED,
                                true));
    }

    @Test
    void refundsWhatWasCapturedBefore() throws SQLException {
        var order = bought();
        SHOP.deliverAll();
        var payment = withoutStream(order);

        SHOP.orders().cancel(order.id(), CancelReason.REQUESTED);
        SHOP.deliverAll();

        assertThat(paymentOf(order).state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(stream(payment)).containsExactly("payment.carried-over", "payment.reversed");
        assertThat(SHOP.payments().capture(payment).orElseThrow().state())
                .isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void beginsNoStreamWhereNothingHappens() throws Exception {
        var order = bought();
        SHOP.deliverAll();
        var payment = withoutStream(order);

        SHOP.application()
                .instance(CapturePayment.class)
                .booked(new PaymentApi.PaymentBooked(payment, order.id(), order.total()));
        SHOP.transactions()
                .run(() ->
                        SHOP.application()
                                .instance(PaymentStreams.class)
                                .change(payment, Payment::capture));

        assertThat(stream(payment)).isEmpty();
    }
}
