package shop.cart.internal;

import com.google.inject.Binder;
import java.util.Set;
import shop.cart.CartApi;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;

/// The module `cart`.
public final class CartModule implements ApplicationModule {
    /// For `ServiceLoader`.
    public CartModule() {}

    @Override
    public String name() {
        return "cart";
    }

    @Override
    public Set<Class<? extends ModuleApi>> apis() {
        return Set.of(CartApi.class);
    }

    @Override
    public void configure(Binder binder) {
        binder.bind(CartApi.class).to(Carts.class);
    }
}
