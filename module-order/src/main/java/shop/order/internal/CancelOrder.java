package shop.order.internal;

import jakarta.inject.Inject;
import shop.order.OrderApi;
import shop.order.OrderApi.CancelReason;
import shop.order.OrderId;
import unisono.data.Transactions;
import unisono.events.Emitter;
import unisono.events.Events;

/// Cancels an order, once, and tells everybody.
final class CancelOrder {
    private final Transactions transactions;
    private final OrderStore store;
    private final Emitter emitter;

    @Inject
    CancelOrder(Transactions transactions, OrderStore store, Events events) {
        this.transactions = transactions;
        this.store = store;
        this.emitter = events.emitter(CancelOrder.class);
    }

    void cancel(OrderId id, CancelReason reason) {
        transactions.run(() -> {
            var order = store.locked(id);
            if (!order.cancelled()) {
                store.cancel(order);
                emitter.emit(OrderApi.CANCELLED, order.cancelled(reason));
            }
        });
    }
}
