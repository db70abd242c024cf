package shop.payment.internal;

import jakarta.inject.Inject;
import shop.payment.PaymentApi.PaymentReversed;

/// Tells the gateway of a payment that was reversed: it gives back what it captured, and captures
/// nothing of it later. Which of the two it is, and whether a capture is under way, need not be
/// known here; and it may be told any number of times.
final class GiveBack {
    private final Gateway gateway;

    @Inject
    GiveBack(Gateway gateway) {
        this.gateway = gateway;
    }

    void reversed(PaymentReversed reversed) throws InterruptedException {
        gateway.reverse(reversed.payment());
    }
}
