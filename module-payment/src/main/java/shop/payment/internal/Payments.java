package shop.payment.internal;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.order.OrderId;
import shop.payment.PaymentApi;
import shop.payment.PaymentId;
import unisono.data.Transactions;

/// The payment module's commands.
final class Payments implements PaymentApi {
    private final Transactions transactions;
    private final PaymentStore store;

    @Inject
    Payments(Transactions transactions, PaymentStore store) {
        this.transactions = transactions;
        this.store = store;
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
}
