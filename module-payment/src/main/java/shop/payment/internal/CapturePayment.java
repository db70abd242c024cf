package shop.payment.internal;

import jakarta.inject.Inject;
import shop.order.OrderApi;
import shop.order.OrderApi.CancelReason;
import shop.payment.GatewayFailure;
import shop.payment.PaymentApi.PaymentBooked;
import shop.payment.PaymentApi.PaymentState;
import unisono.data.Transactions;

/// Has the gateway capture a payment that was booked, and writes down what it answers.
///
/// It may run any number of times, and be stopped anywhere. The payment's id is the gateway's
/// idempotency key, so that a second call gets the first one's answer. Whoever writes down an
/// answer locks the order first, as whoever cancels it does: so the second of them sees what the
/// first one did, and an answer that comes twice, or after the order was cancelled, changes
/// nothing. What was captured for a cancelled order is given back by [GiveBack], which was told by
/// the cancellation itself.
final class CapturePayment {
    private final Transactions transactions;
    private final PaymentStore store;
    private final PaymentStreams payments;
    private final OrderApi orders;
    private final Gateway gateway;

    @Inject
    CapturePayment(
            Transactions transactions,
            PaymentStore store,
            PaymentStreams payments,
            OrderApi orders,
            Gateway gateway) {
        this.transactions = transactions;
        this.store = store;
        this.payments = payments;
        this.orders = orders;
        this.gateway = gateway;
    }

    void booked(PaymentBooked booked) throws InterruptedException {
        if (isSettled(booked)) {
            return;
        }
        switch (gateway.capture(booked.payment(), booked.order(), booked.amount())) {
            case CAPTURED -> transactions.run(() -> captured(booked));
            case DECLINED -> orders.cancel(booked.order(), CancelReason.PAYMENT_DECLINED);
            case REVERSED -> refuseUnlessSettled(booked);
        }
    }

    private void captured(PaymentBooked booked) {
        if (orders.pay(booked.order())) {
            payments.change(booked.payment(), Payment::capture);
        }
    }

    /// The gateway reverses what we told it to, and we tell it when a cancellation has committed.
    private void refuseUnlessSettled(PaymentBooked booked) {
        if (!isSettled(booked)) {
            throw new GatewayFailure(
                    "The gateway says that payment %s was reversed, and nobody here did. Cancel the order %s, or capture it otherwise."
                            .formatted(booked.payment(), booked.order()),
                    null);
        }
    }

    private boolean isSettled(PaymentBooked booked) {
        return transactions
                        .readOnly()
                        .call(() -> store.find(booked.payment()).orElseThrow().state())
                != PaymentState.BOOKED;
    }
}
