package unisono.events.internal.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unisono.events.Timing;
import unisono.events.internal.delivery.Subscriber;

/// Picks among the subscribers of one route, which it takes in delivery order, so that each handler
/// runs once per event: at the first of its subscriptions that wants the event. Called at another
/// moment, it is another: after the commit and after the rollback, say.
///
/// A subscription without condition wants all, so that later ones of its handler have no turn.
final class EachHandlerOnce {
    private final List<Subscriber> picked = new ArrayList<>();
    private final Map<Called, Subscriber> byHandler = new HashMap<>();

    void take(Subscriber subscriber) {
        var called = Called.of(subscriber);
        var earlier = byHandler.get(called);
        if (earlier == null || isConditional(earlier)) {
            boolean alone = earlier == null && !isConditional(subscriber);
            picked.add(alone ? subscriber : subscriber.sharing(called));
            byHandler.put(called, subscriber);
        }
    }

    private static boolean isConditional(Subscriber subscriber) {
        return subscriber.terms().condition() != null;
    }

    Subscriber[] subscribers() {
        return picked.toArray(Subscriber[]::new);
    }

    private record Called(Object handlerKey, Timing timing) {
        static Called of(Subscriber subscriber) {
            return new Called(subscriber.subscription().handlerKey(), subscriber.terms().timing());
        }
    }
}
