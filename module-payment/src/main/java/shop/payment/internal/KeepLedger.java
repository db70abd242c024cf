package shop.payment.internal;

import jakarta.inject.Inject;
import shop.payment.PaymentApi.PaymentBooked;
import shop.payment.PaymentApi.PaymentCaptured;
import shop.payment.PaymentApi.PaymentDeclined;
import shop.payment.PaymentApi.PaymentReversed;
import shop.payment.PaymentApi.PaymentState;

/// Keeps the ledger beside the streams of the payments, in the same transaction: each thing that
/// happens to a payment moves money, and only that does.
final class KeepLedger {
    private final PaymentStore store;

    @Inject
    KeepLedger(PaymentStore store) {
        this.store = store;
    }

    void booked(PaymentBooked booked) {
        store.post(booked.payment(), booked.amount(), Movement.BOOKED);
    }

    void captured(PaymentCaptured captured) {
        store.post(captured.payment(), captured.amount(), Movement.CAPTURED);
    }

    void declined(PaymentDeclined declined) {
        store.post(declined.payment(), declined.amount(), Movement.DECLINED);
    }

    /// Where the money is that goes back, the ledger knows itself.
    void reversed(PaymentReversed reversed) {
        boolean captured =
                store.find(reversed.payment()).orElseThrow().state() == PaymentState.CAPTURED;
        store.post(
                reversed.payment(),
                reversed.amount(),
                captured ? Movement.REFUNDED : Movement.VOIDED);
    }
}
