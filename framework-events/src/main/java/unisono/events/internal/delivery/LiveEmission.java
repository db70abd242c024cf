package unisono.events.internal.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import unisono.events.Emission;
import unisono.events.MessageName;

/// An emission of this process.
public record LiveEmission(Route route, Object payload, Identity identity) implements Emission {
    /// The same emission, once a middleware has handed on another payload.
    @SuppressWarnings("ReferenceEquality") // an equal one is another, all the same
    LiveEmission with(Object another) {
        return another == payload ? this : new LiveEmission(route, another, identity);
    }

    @Override
    public MessageName<?> event() {
        return route.message();
    }

    @Override
    public Class<?> emitter() {
        return route.emitter();
    }

    @Override
    public String module() {
        return route.module();
    }

    @Override
    public boolean heard() {
        return !route.audience().isEmpty();
    }

    @Override
    public UUID id() {
        return identity.id();
    }

    @Override
    public Instant time() {
        return identity.time();
    }

    @Override
    public @Nullable UUID cause() {
        return identity.cause();
    }

    @Override
    public UUID correlation() {
        return identity.correlation();
    }

    @Override
    public String toString() {
        return "%s emitted by %s of module %s"
                .formatted(event(), emitter().getSimpleName(), module());
    }
}
