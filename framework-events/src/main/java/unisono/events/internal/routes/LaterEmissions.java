package unisono.events.internal.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unisono.events.Due;
import unisono.events.EmissionTimers;
import unisono.events.EventException;
import unisono.events.EventName;
import unisono.events.NamedTimer;
import unisono.events.internal.delivery.Engine;
import unisono.events.internal.wiring.EmissionRules;

/// What is emitted later: checked now, as if it were emitted now, and kept by whoever can.
final class LaterEmissions {
    private final EmissionRules rules;
    private final NamedRoutes routes;
    private final Engine engine;
    private final Optional<EmissionTimers> timers;

    LaterEmissions(
            EmissionRules rules,
            NamedRoutes routes,
            Engine engine,
            Optional<EmissionTimers> timers) {
        this.rules = rules;
        this.routes = routes;
        this.engine = engine;
        this.timers = timers;
    }

    <P> void plan(Class<?> emitter, @Nullable String name, Due due, EventName<P> event, P payload) {
        var route = routes.route(emitter, event);
        var kept = keeper(event + " is to be emitted later by " + emitter.getSimpleName());
        kept.set(name, engine.planned(route, payload), due);
    }

    /// @param name checked
    NamedTimer timer(Class<?> emitter, String name) {
        return new Timer(emitter, name);
    }

    private EmissionTimers keeper(String what) {
        return timers.orElseThrow(() ->
                new EventException(
                        "%s, and this application has no database that would keep it until then. Install the data module, or emit it now."
                                .formatted(what)));
    }

    private final class Timer implements NamedTimer {
        private final Class<?> emitter;
        private final String name;

        private Timer(Class<?> emitter, String name) {
            this.emitter = emitter;
            this.name = name;
        }

        @Override
        public <P> void emitAt(Instant time, EventName<P> event, P payload) {
            plan(emitter, name, new Due.At(time), event, payload);
        }

        @Override
        public <P> void emitAfter(Duration delay, EventName<P> event, P payload) {
            plan(emitter, name, new Due.After(delay), event, payload);
        }

        @Override
        public boolean moveTo(Instant time) {
            return changing("moved").move(module(), name, new Due.At(time));
        }

        @Override
        public boolean moveBy(Duration delay) {
            return changing("moved").move(module(), name, new Due.After(delay));
        }

        @Override
        public boolean cancel() {
            return changing("cancelled").cancel(module(), name);
        }

        private String module() {
            return rules.module(emitter).name();
        }

        private EmissionTimers changing(String what) {
            var words =
                    "The timer \"%s\" of %s is to be %s"
                            .formatted(name, emitter.getSimpleName(), what);
            var kept = keeper(words);
            engine.refuseChangeOutside(words);
            return kept;
        }
    }
}
