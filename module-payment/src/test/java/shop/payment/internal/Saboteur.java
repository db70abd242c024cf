package shop.payment.internal;

import com.google.inject.Binder;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.cart.CartApi;
import shop.order.OrderApi;
import shop.payment.PaymentApi;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// A module that hears every event of the shop after everybody else, and fails when it is told to.
final class Saboteur implements ApplicationModule {
    static final String NAME = "saboteur";

    private final Listener listener = new Listener();

    /// Does the deed when the event has been heard by all others.
    void arm(EventName<?> event, Deed deed) {
        listener.event = event;
        listener.deed = deed;
    }

    void disarm() {
        listener.event = null;
    }

    /// What goes wrong.
    @FunctionalInterface
    interface Deed {
        void run() throws Exception;
    }

    @Override
    public String name() {
        return NAME;
    }

    /// As the descriptor has it that the test's classes share with the module `payment`.
    @Override
    public Set<Class<? extends ModuleApi>> dependencies() {
        return Set.of(CartApi.class, OrderApi.class);
    }

    @Override
    public boolean contains(Class<?> type) {
        return type == Saboteur.class || type.getEnclosingClass() == Saboteur.class;
    }

    @Override
    public void configure(Binder binder) {
        binder.bind(Listener.class).toInstance(listener);
    }

    static final class Listener {
        private @Nullable EventName<?> event;
        private Deed deed = () -> {};

        private void hear(EventName<?> heard) throws Exception {
            if (heard.equals(event)) {
                deed.run();
            }
        }
    }

    static final class SaboteurEvents extends EventManager {
        private static final int LAST = Integer.MIN_VALUE;

        @Override
        protected void registerListeners() {
            external(CartApi.class, Listener.class)
                    .on(CartApi.CHECKED_OUT, one -> one.hear(CartApi.CHECKED_OUT))
                    .priority(LAST);
            external(OrderApi.class, Listener.class)
                    .on(OrderApi.PLACED, one -> one.hear(OrderApi.PLACED))
                    .priority(LAST);
            external(PaymentApi.class, Listener.class)
                    .on(PaymentApi.BOOKED, one -> one.hear(PaymentApi.BOOKED))
                    .priority(LAST);
        }
    }
}
