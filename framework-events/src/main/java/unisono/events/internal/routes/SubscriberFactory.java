package unisono.events.internal.routes;

import com.google.inject.Injector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import unisono.events.Subscription;
import unisono.events.internal.delivery.ListenerInstance;
import unisono.events.internal.delivery.Subscriber;
import unisono.events.internal.reach.InjectorGraph;
import unisono.events.internal.routes.SubscriberIndex.Entry;
import unisono.events.internal.wiring.HandlerName;
import unisono.events.internal.wiring.Heard;
import unisono.events.internal.wiring.Wiring;

/// Gives each subscription its listener, of which there is one per class.
public final class SubscriberFactory {
    private final Injector injector;
    private final InjectorGraph reach;
    private final Wiring wiring;
    private final Object construction = new Object();
    private final Map<Class<?>, ListenerInstance> listeners = new ConcurrentHashMap<>();

    public SubscriberFactory(Injector injector, InjectorGraph reach, Wiring wiring) {
        this.injector = injector;
        this.reach = reach;
        this.wiring = wiring;
    }

    /// A subscriber whose listener the injector will construct.
    Entry entry(Heard heard) {
        var line = heard.subscription();
        var listener =
                listeners.computeIfAbsent(
                        line.listener(),
                        type ->
                                new ListenerInstance(
                                        construction, () -> injector.getInstance(type)));
        return new Entry(
                heard, new Subscriber(line, heard.module(), listener, () -> mayEmit(line)));
    }

    /// A subscriber whose listener exists, and could do anything.
    Entry entry(Subscription line, Object listener) {
        var heard = new Heard("none", Integer.MAX_VALUE, wiring.nextNumber(), line);
        var instance = new ListenerInstance(construction, () -> listener);
        return new Entry(heard, new Subscriber(line, heard.module(), instance, () -> true));
    }

    /// A lambda that holds something could reach anything through it.
    private boolean mayEmit(Subscription line) {
        return !(line.handlerKey() instanceof HandlerName.Key) || reach.mayEmit(line.listener());
    }
}
