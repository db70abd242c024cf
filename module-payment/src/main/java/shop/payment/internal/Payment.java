package shop.payment.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.cart.Money;
import shop.order.OrderApi.CancelReason;
import shop.order.OrderId;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentBooked;
import shop.payment.PaymentApi.PaymentCaptured;
import shop.payment.PaymentApi.PaymentCarriedOver;
import shop.payment.PaymentApi.PaymentDeclined;
import shop.payment.PaymentApi.PaymentEvent;
import shop.payment.PaymentApi.PaymentReversed;
import shop.payment.PaymentApi.PaymentState;
import shop.payment.PaymentId;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateType;
import unisono.events.Refusal;

/// A payment: the sum of what happened to it. Its commands say what happens, or refuse.
///
/// @param booked null before anything has happened
/// @param atGateway whether the gateway knows it; false for what was taken before there was one
record Payment(@Nullable Booked booked, PaymentState state, boolean atGateway)
        implements Aggregate<Payment, PaymentEvent> {
    static final Payment NONE = new Payment(null, PaymentState.BOOKED, true);

    static final AggregateType<PaymentId, Payment, PaymentEvent> PAYMENT =
            AggregateType.named("payment")
                    .startingAs(NONE)
                    .identifiedBy(PaymentId::toString)
                    .events(
                            PaymentApi.BOOKED,
                            PaymentApi.CAPTURED,
                            PaymentApi.DECLINED,
                            PaymentApi.REVERSED,
                            PaymentApi.CARRIED_OVER);

    private static final Money APPROVAL_ABOVE = Money.pounds("50000.00");

    /// What was booked, and never changes.
    record Booked(PaymentId payment, OrderId order, Money amount) {}

    static PaymentBooked book(PaymentId payment, OrderId order, Money amount) {
        if (amount.compareTo(APPROVAL_ABOVE) > 0) {
            throw new Refusal(
                    "payment",
                    "approval-above-50000",
                    "The total is %s; above %s a person has to approve it."
                            .formatted(amount, APPROVAL_ABOVE));
        }
        return new PaymentBooked(payment, order, amount);
    }

    /// Told again, or too late, it changes nothing.
    List<PaymentEvent> capture() {
        var it = known();
        return state == PaymentState.BOOKED
                ? List.of(new PaymentCaptured(it.payment, it.order, it.amount))
                : List.of();
    }

    /// What the cancellation of its order makes of it; nothing, when another one did it.
    List<PaymentEvent> cancel(CancelReason reason) {
        return switch (state) {
            case BOOKED -> List.of(settle(reason));
            case CAPTURED -> List.of(refund(reason));
            case DECLINED, VOIDED, REFUNDED -> List.of();
        };
    }

    private PaymentEvent settle(CancelReason reason) {
        var it = known();
        return switch (reason) {
            case PAYMENT_DECLINED -> new PaymentDeclined(it.payment, it.order, it.amount);
            case REQUESTED -> new PaymentReversed(it.payment, it.order, it.amount);
        };
    }

    private PaymentEvent refund(CancelReason reason) {
        var it = known();
        if (reason == CancelReason.PAYMENT_DECLINED) {
            throw new IllegalStateException(
                    "Payment %s is captured, and cannot be declined any more."
                            .formatted(it.payment));
        }
        if (!atGateway) {
            throw new Refusal(
                    "payment",
                    "refund-by-a-person",
                    "The payment %s was taken before there was a gateway; a person has to pay it back."
                            .formatted(it.payment));
        }
        return new PaymentReversed(it.payment, it.order, it.amount);
    }

    private Booked known() {
        if (booked == null) {
            throw new IllegalStateException("Nothing was booked yet.");
        }
        return booked;
    }

    @Override
    public Payment apply(PaymentEvent event) {
        return switch (event) {
            case PaymentBooked it ->
                    new Payment(
                            new Booked(it.payment(), it.order(), it.amount()),
                            PaymentState.BOOKED,
                            true);
            case PaymentCaptured _ -> becoming(PaymentState.CAPTURED);
            case PaymentDeclined _ -> becoming(PaymentState.DECLINED);
            case PaymentReversed _ -> becoming(reversed());
            case PaymentCarriedOver it ->
                    new Payment(
                            new Booked(it.payment(), it.order(), it.amount()),
                            it.state(),
                            it.atGateway());
        };
    }

    private Payment becoming(PaymentState next) {
        return new Payment(booked, next, atGateway);
    }

    /// What was captured is given back; what was not is never asked for.
    private PaymentState reversed() {
        return state == PaymentState.CAPTURED ? PaymentState.REFUNDED : PaymentState.VOIDED;
    }
}
