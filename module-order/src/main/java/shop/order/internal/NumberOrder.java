package shop.order.internal;

import jakarta.inject.Inject;
import shop.order.OrderApi.OrderPlaced;

/// Gives an order the number that people call it by.
final class NumberOrder {
    private final OrderStore store;

    @Inject
    NumberOrder(OrderStore store) {
        this.store = store;
    }

    void assign(OrderPlaced placed) {
        store.number(placed.order());
    }
}
