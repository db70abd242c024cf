package unisono.events.internal;

import unisono.events.EventName;
import unisono.events.Handler;
import unisono.events.Subscription;

/// One event on its way to one listener.
final class Delivery {
    private final Subscription subscription;
    private final String module;
    private final ListenerInstance listener;
    private final Handler<Object, Object> handler;

    Delivery(Subscription subscription, String module, ListenerInstance listener) {
        this.subscription = subscription;
        this.module = module;
        this.listener = listener;
        this.handler = subscription.handler();
    }

    void run(Object payload) throws Exception {
        handler.handle(listener.instance(), payload);
    }

    Object handlerKey() {
        return subscription.handlerKey();
    }

    /// Says which delivery failed: `order.placed to TakePayment.forOrder of module payment`.
    String words(EventName<?> event) {
        return "%s to %s of module %s".formatted(event, subscription.handlerName(), module);
    }
}
