package shop.payment.internal;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.order.OrderId;
import shop.payment.GatewayFailure;
import shop.payment.PaymentApi;
import shop.payment.PaymentId;
import unisono.data.Transactions;

/// The payment module's commands.
final class Payments implements PaymentApi {
    private final Transactions transactions;
    private final PaymentStore store;
    private final Gateway gateway;

    @Inject
    Payments(Transactions transactions, PaymentStore store, Gateway gateway) {
        this.transactions = transactions;
        this.store = store;
        this.gateway = gateway;
    }

    @Override
    public List<Payment> list(@Nullable OrderId order, @Nullable PaymentId after, int limit) {
        return transactions.readOnly().call(() -> store.list(order, after, limit));
    }

    @Override
    public Stream<Payment> byOrder() {
        return store.byOrder();
    }

    @Override
    public Stream<Payment> byPayment() {
        return store.byPayment();
    }

    @Override
    public Stream<Posted> ledger() {
        return store.ledger();
    }

    @Override
    public Optional<Payment> find(PaymentId payment) {
        return transactions.readOnly().call(() -> store.find(payment));
    }

    @Override
    public Stream<Capture> captures() {
        return gateway.all();
    }

    @Override
    public Optional<Capture> capture(PaymentId payment) {
        try {
            return gateway.find(payment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayFailure("Interrupted while the gateway was asked.", e);
        }
    }
}
