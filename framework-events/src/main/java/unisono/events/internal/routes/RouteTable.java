package unisono.events.internal.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import unisono.events.EventName;
import unisono.events.EventType;
import unisono.events.MessageName;
import unisono.events.Subscription;
import unisono.events.internal.delivery.Audience;
import unisono.events.internal.delivery.Route;
import unisono.events.internal.delivery.Shortcuts;
import unisono.events.internal.routes.SubscriberIndex.Entry;
import unisono.events.internal.wiring.EmissionRules;
import unisono.events.internal.wiring.Heard;

/// Who hears what: routes are resolved when a class first emits a message, and kept; those that a
/// changed subscription concerns hear of it.
///
/// Emitting takes no lock. A change costs what the routes of its own message cost, one that hears
/// any message the routes that there are.
public final class RouteTable {
    private final EmissionRules rules;
    private final SubscriberFactory subscribers;
    private final boolean watched;
    private final SubscriberIndex index = new SubscriberIndex();
    private final Map<MessageName<?>, List<Route>> routes = new HashMap<>();

    /// Begins without routes and subscriptions.
    ///
    /// @param watched whether middleware or transactions stand around every emission
    public RouteTable(EmissionRules rules, SubscriberFactory subscribers, boolean watched) {
        this.rules = rules;
        this.subscribers = subscribers;
        this.watched = watched;
    }

    /// The route of a name that a class emits or asks.
    ///
    /// @param next that of another class
    /// @param shortcuts to be told of the shortest way
    /// @throws unisono.events.EventException if the class may not
    public synchronized Route named(
            Class<?> emitter, MessageName<?> message, @Nullable Route next, Shortcuts shortcuts) {
        var module = rules.moduleAllowed(emitter, message).name();
        return resolved(new Route(emitter, message, module, next, shortcuts));
    }

    /// The route of event objects of a class.
    public synchronized Route typed(Class<?> type) {
        return resolved(new Route(type, new EventType<>(type), rules.moduleName(type), null, null));
    }

    /// Adds subscriptions; returns what removes them.
    public synchronized List<Entry> add(Collection<Heard> heard) {
        var entries = heard.stream().map(subscribers::entry).toList();
        entries.forEach(index::add);
        refresh(entries);
        return entries;
    }

    /// Adds a subscription whose listener exists already.
    public synchronized Entry add(Subscription line, Object listener) {
        var entry = subscribers.entry(line, listener);
        index.add(entry);
        refresh(List.of(entry));
        return entry;
    }

    public synchronized void remove(Collection<Entry> entries) {
        entries.forEach(index::remove);
        refresh(entries);
    }

    /// Forgets the routes of a message; who holds one keeps its audience of now.
    public synchronized void forget(MessageName<?> message) {
        var forgotten = routes.remove(message);
        if (forgotten != null) {
            forgotten.forEach(Route::retire);
        }
    }

    /// All subscriptions, those of the start and those of later.
    public synchronized List<Heard> heard() {
        return index.all().map(Entry::heard).sorted(Heard.DELIVERY_ORDER).toList();
    }

    private Route resolved(Route route) {
        route.hear(audience(route));
        routes.computeIfAbsent(route.message(), _ -> new ArrayList<>(1)).add(route);
        return route;
    }

    /// Each route once, however many entries concern it: no dispatch sees a part of a manager twice
    /// made anew.
    private void refresh(Collection<Entry> entries) {
        entries.stream()
                .map(entry -> entry.heard().subscription().message())
                .distinct()
                .flatMap(message -> concerned(message).stream())
                .distinct()
                .forEach(route -> route.hear(audience(route)));
    }

    private Collection<Route> concerned(@Nullable MessageName<?> message) {
        return switch (message) {
            case null -> all(EventName.class);
            case EventType<?>(var type) ->
                    all(EventType.class).stream()
                            .filter(route -> type.isAssignableFrom(route.emitter()))
                            .toList();
            default -> routes.getOrDefault(message, List.of());
        };
    }

    private List<Route> all(Class<?> kind) {
        return routes.values().stream()
                .flatMap(List::stream)
                .filter(route -> kind.isInstance(route.message()))
                .toList();
    }

    private Audience audience(Route route) {
        var hearing = new EachHandlerOnce();
        index.candidates(route.message())
                .filter(entry -> hears(entry.heard(), route))
                .map(Entry::subscriber)
                .forEach(hearing::take);
        return Audience.of(hearing.subscribers(), route.payloadType(), watched);
    }

    private boolean hears(Heard heard, Route route) {
        return hears(heard, route.emitter(), route.module(), route.message());
    }

    /// Whether a subscription of a message, or of any, hears it from a class of a module.
    public boolean hears(Heard heard, Class<?> emitter, String module, MessageName<?> message) {
        var line = heard.subscription();
        boolean own = heard.module().equals(module);
        return switch (line.scope()) {
            case LOCAL -> own && line.source().isAssignableFrom(emitter);
            case EXTERNAL ->
                    !own && (line.message() != null || rules.belongsTo(message, line.source()));
            case APPLICATION, TYPED -> true;
        };
    }
}
