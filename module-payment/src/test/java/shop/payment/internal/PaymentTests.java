package shop.payment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.cart.Money;
import shop.order.OrderApi.CancelReason;
import shop.order.OrderId;
import shop.payment.PaymentApi.PaymentBooked;
import shop.payment.PaymentApi.PaymentCaptured;
import shop.payment.PaymentApi.PaymentCarriedOver;
import shop.payment.PaymentApi.PaymentDeclined;
import shop.payment.PaymentApi.PaymentEvent;
import shop.payment.PaymentApi.PaymentReversed;
import shop.payment.PaymentApi.PaymentState;
import shop.payment.PaymentId;
import unisono.events.Refusal;
import unisono.test.AggregateScenario;

/// What a payment decides, without a database.
final class PaymentTests {
    private static final PaymentId ID = new PaymentId(new UUID(0, 1));
    private static final OrderId ORDER = new OrderId(new UUID(0, 2));
    private static final Money PRICE = Money.pounds("15.30");

    private static final PaymentBooked BOOKED = new PaymentBooked(ID, ORDER, PRICE);
    private static final PaymentCaptured CAPTURED = new PaymentCaptured(ID, ORDER, PRICE);
    private static final PaymentDeclined DECLINED = new PaymentDeclined(ID, ORDER, PRICE);
    private static final PaymentReversed REVERSED = new PaymentReversed(ID, ORDER, PRICE);

    private static AggregateScenario<Payment, PaymentEvent> given(PaymentEvent... events) {
        return AggregateScenario.given(Payment.PAYMENT, events);
    }

    private static PaymentCarriedOver carriedOver(PaymentState state, boolean atGateway) {
        return new PaymentCarriedOver(ID, ORDER, PRICE, state, atGateway);
    }

    @Test
    void isBookedUpToFiftyThousand() {
        var limit = Money.pounds("50000.00");

        given().whenOne(_ -> Payment.book(ID, ORDER, limit))
                .then(new PaymentBooked(ID, ORDER, limit))
                .thenState(it -> assertThat(it.state()).isEqualTo(PaymentState.BOOKED));
        given().whenOne(_ -> Payment.book(ID, ORDER, Money.pounds("50000.01")))
                .thenRefuses(
                        Refusal.class,
                        "The total is 50000.01 GBP; above 50000.00 GBP a person has to approve it.");
    }

    @Test
    void isCapturedOnce() {
        given(BOOKED)
                .when(Payment::capture)
                .then(CAPTURED)
                .thenState(it -> assertThat(it.state()).isEqualTo(PaymentState.CAPTURED));
        given(BOOKED, CAPTURED).when(Payment::capture).thenNothing();
        given(BOOKED, REVERSED).when(Payment::capture).thenNothing();
        given(BOOKED, DECLINED).when(Payment::capture).thenNothing();
    }

    @Test
    void isDeclinedBeforeItIsCaptured() {
        given(BOOKED)
                .when(it -> it.cancel(CancelReason.PAYMENT_DECLINED))
                .then(DECLINED)
                .thenState(it -> assertThat(it.state()).isEqualTo(PaymentState.DECLINED));
        given(BOOKED, CAPTURED)
                .when(it -> it.cancel(CancelReason.PAYMENT_DECLINED))
                .thenRefuses(
                        IllegalStateException.class,
                        "Payment %s is captured, and cannot be declined any more.".formatted(ID));
    }

    @Test
    void isVoidedOrRefundedByWhatItWas() {
        given(BOOKED)
                .when(it -> it.cancel(CancelReason.REQUESTED))
                .then(REVERSED)
                .thenState(it -> assertThat(it.state()).isEqualTo(PaymentState.VOIDED));
        given(BOOKED, CAPTURED)
                .when(it -> it.cancel(CancelReason.REQUESTED))
                .then(REVERSED)
                .thenState(it -> assertThat(it.state()).isEqualTo(PaymentState.REFUNDED));
    }

    @ParameterizedTest
    @EnumSource(CancelReason.class)
    void isCancelledOnce(CancelReason reason) {
        given(BOOKED, REVERSED).when(it -> it.cancel(reason)).thenNothing();
        given(BOOKED, DECLINED).when(it -> it.cancel(reason)).thenNothing();
        given(BOOKED, CAPTURED, REVERSED).when(it -> it.cancel(reason)).thenNothing();
    }

    @Test
    void goesOnFromWhatItWasWhenItWasCarriedOver() {
        given(carriedOver(PaymentState.BOOKED, true)).when(Payment::capture).then(CAPTURED);
        given(carriedOver(PaymentState.CAPTURED, true))
                .when(it -> it.cancel(CancelReason.REQUESTED))
                .then(REVERSED);
    }

    @Test
    void isNotRefundedByTheGatewayThatNeverHadIt() {
        given(carriedOver(PaymentState.CAPTURED, false))
                .when(it -> it.cancel(CancelReason.REQUESTED))
                .thenRefuses(
                        Refusal.class,
                        "The payment %s was taken before there was a gateway; a person has to pay it back."
                                .formatted(ID));
    }
}
