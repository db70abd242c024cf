package benchmarks.dispatch;

import org.jspecify.annotations.Nullable;
import unisono.events.Delivery;
import unisono.events.Emission;
import unisono.events.Middleware;

/// A middleware that stands around everything and does nothing.
final class PassingOn implements Middleware {
    @Override
    public @Nullable Object emission(Emission emission, Object payload, Next next)
            throws Exception {
        return next.proceed(payload);
    }

    @Override
    public @Nullable Object delivery(Delivery delivery, Object payload, Next next)
            throws Exception {
        return next.proceed(payload);
    }
}
