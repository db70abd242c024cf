package shop.payment.internal;

import java.time.Duration;
import shop.order.OrderApi;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentBooked;
import shop.payment.PaymentApi.PaymentReversed;
import unisono.events.EventManager;

/// What the payment module emits and hears.
public final class PaymentEvents extends EventManager {
    /// With pauses that double up to a minute, a gateway may be away for most of an hour.
    private static final int ATTEMPTS_MAX = 100;

    private static final Duration PAUSE_FIRST = Duration.ofMillis(50);

    /// For `ServiceLoader`.
    public PaymentEvents() {}

    @Override
    protected void registerListeners() {
        emits(
                Payment.class,
                PaymentApi.BOOKED,
                PaymentApi.CAPTURED,
                PaymentApi.DECLINED,
                PaymentApi.REVERSED,
                PaymentApi.CARRIED_OVER);

        external(OrderApi.class, TakePayment.class)
                .on(OrderApi.PLACED, TakePayment::forOrder)
                .and(ReversePayment.class)
                .on(OrderApi.CANCELLED, ReversePayment::ofOrder)
                .recursionEnds("an order is cancelled once, and captures nothing then");
        local(Payment.class, KeepLedger.class)
                .on(PaymentApi.BOOKED, KeepLedger::booked)
                .on(PaymentApi.CAPTURED, KeepLedger::captured)
                .on(PaymentApi.DECLINED, KeepLedger::declined)
                .on(PaymentApi.REVERSED, KeepLedger::reversed)
                .and(CapturePayment.class)
                .on(PaymentApi.BOOKED, CapturePayment::booked)
                .recursionEnds("it goes on with a payment that is booked, and books none")
                .durably()
                .named("payment.capture")
                .key(PaymentBooked::order)
                .atLeastOnce()
                .retry(ATTEMPTS_MAX, PAUSE_FIRST)
                .fromStart()
                .and(GiveBack.class)
                .on(PaymentApi.REVERSED, GiveBack::reversed)
                .durably()
                .named("payment.give-back")
                .key(PaymentReversed::order)
                .atLeastOnce()
                .retry(ATTEMPTS_MAX, PAUSE_FIRST)
                .fromStart();
    }
}
