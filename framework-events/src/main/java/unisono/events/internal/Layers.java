package unisono.events.internal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import unisono.events.Delivery;
import unisono.events.Emission;
import unisono.events.Middleware;
import unisono.events.Timing;

/// The application's middleware around emissions and deliveries. Each list holds only those that
/// say something of it.
final class Layers {
    private final Middleware[] emissions;
    private final Middleware[] deliveries;

    Layers(List<Middleware> middleware) {
        this.emissions = overriding(middleware, "emission", Emission.class);
        this.deliveries = overriding(middleware, "delivery", Delivery.class);
    }

    private static Middleware[] overriding(
            List<Middleware> middleware, String method, Class<?> subject) {
        return middleware.stream()
                .filter(layer -> overrides(layer.getClass(), method, subject))
                .toArray(Middleware[]::new);
    }

    private static boolean overrides(Class<?> layer, String method, Class<?> subject) {
        try {
            return layer.getMethod(method, subject, Object.class, Middleware.Next.class)
                            .getDeclaringClass()
                    != Middleware.class;
        } catch (NoSuchMethodException e) {
            throw new LinkageError("Middleware." + method + " is not what it was", e);
        }
    }

    void emission(LiveEmission emission, Consumer<LiveEmission> deliveries) throws Exception {
        var _ = emission(0, emission, deliveries);
    }

    private @Nullable Object emission(
            int place, LiveEmission emission, Consumer<LiveEmission> innermost) throws Exception {
        if (place == emissions.length) {
            innermost.accept(emission);
            return null;
        }
        return emissions[place].emission(
                emission,
                emission.payload(),
                payload -> emission(place + 1, replaced(emission, payload), innermost));
    }

    /// Calls a listener and returns its answer.
    @Nullable Object delivery(Subscriber subscriber, LiveEmission emission) throws Exception {
        return deliveries.length == 0
                ? subscriber.react(emission, emission.payload())
                : delivery(0, new Under(emission, subscriber), emission);
    }

    private @Nullable Object delivery(int place, Under delivery, LiveEmission emission)
            throws Exception {
        return place == deliveries.length
                ? delivery.subscriber().react(emission, emission.payload())
                : deliveries[place].delivery(
                        delivery,
                        emission.payload(),
                        payload -> delivery(place + 1, delivery, replaced(emission, payload)));
    }

    private static LiveEmission replaced(LiveEmission emission, Object payload) {
        return emission.with(Engine.checked(emission.route(), payload));
    }

    /// A delivery that is under way.
    private record Under(LiveEmission emission, Subscriber subscriber) implements Delivery {
        @Override
        public String handler() {
            return subscriber.subscription().handlerName();
        }

        @Override
        public String module() {
            return subscriber.module();
        }

        @Override
        public Timing timing() {
            return subscriber.terms().timing();
        }
    }
}
