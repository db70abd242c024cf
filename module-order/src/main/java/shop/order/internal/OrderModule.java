package shop.order.internal;

import com.google.inject.Binder;
import java.util.Set;
import shop.cart.CartApi;
import shop.order.OrderApi;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;

/// The module `order`.
public final class OrderModule implements ApplicationModule {
    /// For `ServiceLoader`.
    public OrderModule() {}

    @Override
    public String name() {
        return "order";
    }

    @Override
    public Set<Class<? extends ModuleApi>> apis() {
        return Set.of(OrderApi.class);
    }

    @Override
    public Set<Class<? extends ModuleApi>> dependencies() {
        return Set.of(CartApi.class);
    }

    @Override
    public void configure(Binder binder) {
        binder.bind(OrderApi.class).to(Orders.class);
    }
}
