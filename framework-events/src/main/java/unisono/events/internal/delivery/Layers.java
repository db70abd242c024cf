package unisono.events.internal.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.events.Delivery;
import unisono.events.Emission;
import unisono.events.Middleware;
import unisono.events.Middleware.Next;
import unisono.events.Timing;

/// The application's middleware around emissions and deliveries. Each list holds only those that
/// say something of it.
///
/// A step inward is an object of its own, and no place that a running delivery remembers: a
/// middleware may go on twice, or on another thread.
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
            return layer.getMethod(method, subject, Next.class).getDeclaringClass()
                    != Middleware.class;
        } catch (NoSuchMethodException e) {
            throw new LinkageError("Middleware." + method + " is not what it was", e);
        }
    }

    /// Whether anything stands around an emission.
    boolean surroundEmissions() {
        return emissions.length > 0;
    }

    /// Delivers an emission to all who hear it.
    ///
    /// @return the answers
    List<Object> emission(LiveEmission emission, Innermost innermost) throws Exception {
        return emission(0, emission, innermost);
    }

    private List<Object> emission(int place, LiveEmission emission, Innermost innermost)
            throws Exception {
        return place == emissions.length
                ? innermost.deliver(emission)
                : emissions[place].emission(
                        emission, new EmissionStep(this, place, emission, innermost));
    }

    /// Calls a listener and returns its answer.
    @Nullable Object delivery(Subscriber subscriber, LiveEmission emission) throws Exception {
        return delivery(0, subscriber, emission);
    }

    private @Nullable Object delivery(int place, Subscriber subscriber, LiveEmission emission)
            throws Exception {
        if (place == deliveries.length) {
            return subscriber.react(emission, emission.payload());
        }
        var step = new DeliveryStep(this, place, subscriber, emission);
        return deliveries[place].delivery(step, step);
    }

    private static LiveEmission replaced(LiveEmission emission, Object payload) {
        return emission.with(Engine.checked(emission.route(), payload));
    }

    /// The deliveries themselves.
    @FunctionalInterface
    interface Innermost {
        List<Object> deliver(LiveEmission emission);
    }

    /// An emission that has come to a layer.
    private record EmissionStep(
            Layers layers, int place, LiveEmission emission, Innermost innermost)
            implements Next<List<Object>> {
        @Override
        public List<Object> proceed() throws Exception {
            return layers.emission(place + 1, emission, innermost);
        }

        @Override
        public List<Object> proceed(Object payload) throws Exception {
            return layers.emission(place + 1, replaced(emission, payload), innermost);
        }
    }

    /// A delivery that has come to a layer: what that sees, and what is further in.
    private record DeliveryStep(
            Layers layers, int place, Subscriber subscriber, LiveEmission emission)
            implements Delivery, Next<@Nullable Object> {
        @Override
        public @Nullable Object proceed() throws Exception {
            return layers.delivery(place + 1, subscriber, emission);
        }

        @Override
        public @Nullable Object proceed(Object payload) throws Exception {
            return layers.delivery(place + 1, subscriber, replaced(emission, payload));
        }

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
