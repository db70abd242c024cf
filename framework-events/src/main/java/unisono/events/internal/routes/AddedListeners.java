package unisono.events.internal.routes;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import unisono.events.EventListeners.Answering;
import unisono.events.EventListeners.Listener;
import unisono.events.EventType;
import unisono.events.ListenerOptions;
import unisono.events.Reaction;
import unisono.events.Registration;
import unisono.events.Subscription;
import unisono.events.Terms;
import unisono.events.Timing;
import unisono.events.internal.routes.SubscriberIndex.Entry;

/// The listeners of event objects that were added while the application runs, by identity.
public final class AddedListeners {
    private final RouteTable table;
    private final IdentityHashMap<Object, List<Entry>> entries = new IdentityHashMap<>();

    public AddedListeners(RouteTable table) {
        this.table = table;
    }

    synchronized Registration add(
            Class<?> type, ListenerOptions options, Object listener, Reaction reaction) {
        var entry = table.add(line(type, options, listener, reaction), listener);
        entries.computeIfAbsent(listener, _ -> new ArrayList<>(1)).add(entry);
        return () -> remove(entry, listener);
    }

    /// Removes a listener from the types that it may be removed from.
    synchronized void remove(Predicate<Class<?>> from, Object listener) {
        for (var entry : List.copyOf(entries.getOrDefault(listener, List.of()))) {
            if (from.test(entry.heard().subscription().source())) {
                remove(entry, listener);
            }
        }
    }

    private synchronized void remove(Entry entry, Object listener) {
        var left = entries.get(listener);
        if (left != null && left.remove(entry)) {
            table.remove(List.of(entry));
            if (left.isEmpty()) {
                entries.remove(listener);
            }
        }
    }

    private static Subscription line(
            Class<?> type, ListenerOptions options, Object listener, Reaction reaction) {
        var name = listener.getClass().getSimpleName();
        return new Subscription(
                Subscription.Scope.TYPED,
                type,
                new EventType<>(type),
                listener.getClass(),
                reaction,
                name,
                new ByIdentity(listener),
                new Terms(
                        Timing.IN_TRANSACTION,
                        options.priority(),
                        null,
                        null,
                        options.stopPropagation(),
                        null,
                        null),
                "added at run time",
                List.of());
    }

    /// The listener was added with the type of the event objects.
    @SuppressWarnings("unchecked")
    static void hear(Object listener, Object event) throws Exception {
        ((Listener<Object>) listener).hear(event);
    }

    /// The listener was added with the type of the event objects.
    @SuppressWarnings("unchecked")
    static @Nullable Object answer(Object listener, Object event) throws Exception {
        return ((Answering<Object>) listener).hear(event);
    }

    /// A listener is itself, whatever it says of equality.
    private record ByIdentity(Object listener) {
        @Override
        @SuppressWarnings("ReferenceEquality") // which is the point
        public boolean equals(@Nullable Object other) {
            return other instanceof ByIdentity(var another) && another == listener;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(listener);
        }
    }
}
