package unisono.events.internal.routes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import unisono.events.DurableListener;
import unisono.events.DurableListeners;
import unisono.events.EventName;
import unisono.events.MessageName;
import unisono.events.Subscription;
import unisono.events.Subscription.Scope;
import unisono.events.Timing;
import unisono.events.internal.delivery.Engine;
import unisono.events.internal.routes.SubscriberIndex.Entry;
import unisono.events.internal.wiring.ApiCatalog;
import unisono.events.internal.wiring.EmissionRules;
import unisono.events.internal.wiring.Wiring.Declared;

/// The durable listeners: subscriptions of one name are one listener.
public final class DurableSubscribers implements DurableListeners {
    private final ApiCatalog catalog;
    private final EmissionRules rules;
    private final List<DurableListener> all;

    /// @param entries of the start, in delivery order; others are not stored
    public DurableSubscribers(
            Engine engine, EmissionRules rules, ApiCatalog catalog, Collection<Entry> entries) {
        this.catalog = catalog;
        this.rules = rules;
        var byName = new LinkedHashMap<String, DurableSubscriber>();
        entries.stream()
                .filter(entry -> entry.heard().subscription().terms().timing() == Timing.DURABLE)
                .forEach(entry ->
                        hear(
                                byName.computeIfAbsent(
                                        entry.heard().durableName(),
                                        name ->
                                                new DurableSubscriber(
                                                        name, entry.heard(), engine, rules)),
                                entry));
        this.all = List.copyOf(byName.values());
    }

    private void hear(DurableSubscriber listener, Entry entry) {
        var line = entry.heard().subscription();
        var messages =
                line.message() != null
                        ? Stream.<MessageName<?>>of(line.message())
                        : messages(line, entry.heard().module());
        messages.filter(EventName.class::isInstance)
                .forEach(message -> listener.hear((EventName<?>) message, entry.subscriber()));
    }

    /// All that a subscription of any event hears.
    private Stream<MessageName<?>> messages(Subscription line, String module) {
        return line.scope() == Scope.EXTERNAL
                ? catalog.ofApis().stream()
                        .filter(message -> rules.belongsTo(message, line.source()))
                : rules.declared().stream()
                        .filter(declared -> declared.module().name().equals(module))
                        .filter(declared ->
                                line.source().isAssignableFrom(declared.emits().emitter()))
                        .map(Declared::message);
    }

    @Override
    public List<DurableListener> all() {
        return all;
    }
}
