package shop.order.internal;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.cart.CartId;
import shop.order.OrderApi;
import shop.order.OrderId;
import unisono.data.Transactions;

/// The order module's commands.
final class Orders implements OrderApi {
    private final Transactions transactions;
    private final OrderStore store;
    private final CancelOrder cancelling;

    @Inject
    Orders(Transactions transactions, OrderStore store, CancelOrder cancelling) {
        this.transactions = transactions;
        this.store = store;
        this.cancelling = cancelling;
    }

    @Override
    public boolean pay(OrderId id) {
        return transactions.call(() -> {
            var order = store.locked(id);
            if (!order.cancelled()) {
                store.pay(order);
            }
            return !order.cancelled();
        });
    }

    @Override
    public void cancel(OrderId order, CancelReason reason) {
        cancelling.cancel(order, reason);
    }

    @Override
    public Optional<Order> find(OrderId order) {
        return transactions.readOnly().call(() -> store.find(order));
    }

    @Override
    public Optional<OrderTotal> ofCart(CartId cart) {
        return transactions.readOnly().call(() -> store.ofCart(cart));
    }

    @Override
    public List<Order> list(@Nullable CartId cart, @Nullable OrderId after, int limit) {
        return transactions.readOnly().call(() -> store.list(cart, after, limit));
    }

    @Override
    public Stream<OrderTotal> byCart() {
        return store.byCart();
    }

    @Override
    public Stream<OrderTotal> byOrder() {
        return store.byOrder();
    }
}
