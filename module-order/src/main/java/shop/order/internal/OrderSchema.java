package shop.order.internal;

import java.util.List;
import unisono.data.ModuleSchema;

/// The schema `orders`: SQL reserves `order`.
public final class OrderSchema implements ModuleSchema {
    /// For `ServiceLoader`.
    public OrderSchema() {}

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(OrderRow.class, OrderLineRow.class);
    }
}
