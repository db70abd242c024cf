package shop.receipt.internal;

import java.util.Set;
import shop.cart.CartApi;
import shop.order.OrderApi;
import shop.payment.PaymentApi;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;

/// The module `receipt`. It shows nothing, and only listens.
public final class ReceiptModule implements ApplicationModule {
    /// For `ServiceLoader`.
    public ReceiptModule() {}

    @Override
    public String name() {
        return "receipt";
    }

    @Override
    public Set<Class<? extends ModuleApi>> dependencies() {
        return Set.of(CartApi.class, OrderApi.class, PaymentApi.class);
    }
}
