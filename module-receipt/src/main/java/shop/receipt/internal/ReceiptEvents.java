package shop.receipt.internal;

import java.time.Duration;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.PaymentCaptured;
import unisono.events.EventManager;

/// What the receipt module hears.
public final class ReceiptEvents extends EventManager {
    private static final int ATTEMPTS_MAX = 50;
    private static final Duration PAUSE_FIRST = Duration.ofMillis(200);

    /// For `ServiceLoader`.
    public ReceiptEvents() {}

    @Override
    protected void registerListeners() {
        external(PaymentApi.class, MailReceipt.class)
                .on(PaymentApi.CAPTURED, MailReceipt::send)
                .durably()
                .named("receipt.mail")
                .key(PaymentCaptured::order)
                .atLeastOnce()
                .retry(ATTEMPTS_MAX, PAUSE_FIRST)
                .fromStart();
    }
}
