package shop.customer.internal;

import java.util.List;
import unisono.data.ModuleSchema;

/// The schema `customer`, all of it read models.
public final class CustomerSchema implements ModuleSchema {
    /// For `ServiceLoader`.
    public CustomerSchema() {}

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public List<Class<?>> entities() {
        return List.of();
    }
}
