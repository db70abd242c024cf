package shop.cart.internal;

import java.util.List;
import unisono.data.ModuleSchema;

/// The schema `cart`.
public final class CartSchema implements ModuleSchema {
    /// For `ServiceLoader`.
    public CartSchema() {}

    @Override
    public String name() {
        return "cart";
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(CartRow.class, LineRow.class);
    }
}
