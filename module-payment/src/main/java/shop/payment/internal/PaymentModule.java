package shop.payment.internal;

import com.google.inject.Binder;
import java.util.Set;
import shop.cart.CartApi;
import shop.order.OrderApi;
import shop.payment.PaymentApi;
import unisono.data.aggregate.Aggregates;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;

/// The module `payment`.
public final class PaymentModule implements ApplicationModule {
    /// For `ServiceLoader`.
    public PaymentModule() {}

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public Set<Class<? extends ModuleApi>> apis() {
        return Set.of(PaymentApi.class);
    }

    @Override
    public Set<Class<? extends ModuleApi>> dependencies() {
        return Set.of(CartApi.class, OrderApi.class);
    }

    @Override
    public void configure(Binder binder) {
        binder.bind(PaymentApi.class).to(Payments.class);
        binder.bind(Payment.class).toProvider(PaymentStreams.Start.class);
        Aggregates.bind(binder, Payment.PAYMENT);
    }
}
