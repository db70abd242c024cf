package benchmarks.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.events.Delivery;
import unisono.events.Emission;
import unisono.events.Middleware;

/// A middleware that stands around everything and does nothing.
final class PassingOn implements Middleware {
    @Override
    public List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
        return next.proceed();
    }

    @Override
    public @Nullable Object delivery(Delivery delivery, Next<@Nullable Object> next)
            throws Exception {
        return next.proceed();
    }
}
