package shop.payment.internal;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import shop.payment.PaymentApi.PaymentBooked;
import shop.payment.PaymentApi.PaymentCarriedOver;
import shop.payment.PaymentApi.PaymentEvent;
import shop.payment.PaymentId;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.Aggregates;

/// The payments, as streams of their events. Needs a transaction throughout, in which the order is
/// locked: so nobody is faster.
///
/// A payment from before has a row and postings, and no stream. The first command that makes
/// something happen to it begins one, with what it was until then: its old events are not told
/// again, because everybody has heard them.
final class PaymentStreams {
    private final AggregateStore<PaymentId, Payment, PaymentEvent> streams;
    private final PaymentStore rows;
    private final Payment start;

    /// @param start given by the injector, whose graph is what `events explain` knows: so it sees
    ///   through whose hands payments change
    @Inject
    PaymentStreams(Aggregates aggregates, PaymentStore rows, Payment start) {
        this.streams = aggregates.of(Payment.PAYMENT);
        this.rows = rows;
        this.start = start;
    }

    /// Gives what a payment is before its first event.
    static final class Start implements Provider<Payment> {
        @Inject
        Start() {}

        @Override
        public Payment get() {
            return Payment.NONE;
        }
    }

    /// What happens to a payment.
    @FunctionalInterface
    interface Command {
        List<PaymentEvent> on(Payment payment);
    }

    /// Begins a payment. Nothing is read for it.
    void begin(PaymentBooked booked) {
        streams.append(booked.payment(), 0, List.of(booked));
    }

    void change(PaymentId payment, Command command) {
        streams.change(
                payment, it -> it.booked() == null ? carryOver(payment, command) : command.on(it));
    }

    private List<PaymentEvent> carryOver(PaymentId payment, Command command) {
        var row = rows.find(payment).orElseThrow();
        var before =
                new PaymentCarriedOver(
                        row.id(), row.order(), row.amount(), row.state(), row.atGateway());
        var events = new ArrayList<PaymentEvent>(command.on(start.apply(before)));
        if (!events.isEmpty()) {
            events.addFirst(before);
        }
        return events;
    }
}
