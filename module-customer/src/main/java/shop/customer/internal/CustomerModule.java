package shop.customer.internal;

import com.google.inject.Binder;
import java.util.Set;
import shop.cart.CartApi;
import shop.customer.Customers;
import shop.order.OrderApi;
import shop.payment.PaymentApi;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;

/// The module `customer`. It emits nothing, and folds what others emit.
public final class CustomerModule implements ApplicationModule {
    /// For `ServiceLoader`.
    public CustomerModule() {}

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public Set<Class<? extends ModuleApi>> dependencies() {
        return Set.of(CartApi.class, OrderApi.class, PaymentApi.class);
    }

    @Override
    public void configure(Binder binder) {
        binder.bind(Customers.class).to(FoldedCustomers.class);
    }
}
