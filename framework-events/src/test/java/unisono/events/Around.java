package unisono.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.events.Office.Letter;

/// Middleware of one lambda, around letters only: the life cycle passes.
final class Around {
    private Around() {}

    @FunctionalInterface
    interface Emissions {
        List<Object> around(Emission emission, Middleware.Next<List<Object>> next) throws Exception;
    }

    @FunctionalInterface
    interface Deliveries {
        @Nullable Object around(Delivery delivery, Middleware.Next<@Nullable Object> next)
                throws Exception;
    }

    static Middleware emissions(Emissions layer) {
        return new Middleware() {
            @Override
            public List<Object> emission(Emission emission, Next<List<Object>> next)
                    throws Exception {
                return emission.payload() instanceof Letter
                        ? layer.around(emission, next)
                        : next.proceed();
            }
        };
    }

    static Middleware deliveries(Deliveries layer) {
        return new Middleware() {
            @Override
            public @Nullable Object delivery(Delivery delivery, Next<@Nullable Object> next)
                    throws Exception {
                return layer.around(delivery, next);
            }
        };
    }
}
