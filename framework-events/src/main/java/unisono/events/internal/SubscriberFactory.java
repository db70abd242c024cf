package unisono.events.internal;

import com.google.inject.Injector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import unisono.events.Subscription;
import unisono.events.internal.SubscriberIndex.Entry;

/// Gives each subscription its listener, of which there is one per class.
final class SubscriberFactory {
    private final Injector injector;
    private final InjectorGraph reach;
    private final Wiring wiring;
    private final Map<Class<?>, ListenerInstance> listeners = new ConcurrentHashMap<>();

    SubscriberFactory(Injector injector, InjectorGraph reach, Wiring wiring) {
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
                        type -> new ListenerInstance(() -> injector.getInstance(type)));
        return new Entry(
                heard, new Subscriber(line, heard.module(), listener, () -> mayEmit(line)));
    }

    /// A subscriber whose listener exists, and could do anything.
    Entry entry(Subscription line, Object listener) {
        var heard = new Heard("none", Integer.MAX_VALUE, wiring.nextNumber(), line);
        var instance = new ListenerInstance(() -> listener);
        return new Entry(heard, new Subscriber(line, heard.module(), instance, () -> true));
    }

    /// A lambda that holds something could reach anything through it.
    private boolean mayEmit(Subscription line) {
        return !(line.handlerKey() instanceof HandlerName.Key) || reach.mayEmit(line.listener());
    }
}
