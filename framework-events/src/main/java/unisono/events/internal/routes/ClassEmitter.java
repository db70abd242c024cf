package unisono.events.internal.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import unisono.events.AsyncDeliveries;
import unisono.events.Due;
import unisono.events.Emitter;
import unisono.events.EventException;
import unisono.events.EventName;
import unisono.events.MessageName;
import unisono.events.NamedTimer;
import unisono.events.QuestionName;
import unisono.events.internal.delivery.Engine;
import unisono.events.internal.delivery.Results;
import unisono.events.internal.delivery.Route;
import unisono.events.internal.delivery.Shortcuts;

/// The emitter of one class.
final class ClassEmitter implements Emitter {
    private final Class<?> emitter;
    private final Shortcuts shortcuts;
    private final NamedRoutes routes;
    private final Engine engine;
    private final LaterEmissions later;

    ClassEmitter(
            Class<?> emitter,
            Shortcuts shortcuts,
            NamedRoutes routes,
            Engine engine,
            LaterEmissions later) {
        this.emitter = emitter;
        this.shortcuts = shortcuts;
        this.routes = routes;
        this.engine = engine;
        this.later = later;
    }

    @Override
    public <P> void emit(EventName<P> event, P payload) {
        if (!shortcuts.run(emitter, event, payload)) {
            engine.deliver(route(event), payload);
        }
    }

    @Override
    public <P> UUID emitIdentified(EventName<P> event, P payload) {
        var results = new Results(null);
        var _ = engine.deliver(route(event), payload, results);
        return results.id();
    }

    @Override
    public <P> AsyncDeliveries emitAsync(EventName<P> event, P payload) {
        return engine.deliver(route(event), payload, new Results(null));
    }

    @Override
    public <P> void emitAt(Instant time, EventName<P> event, P payload) {
        later.plan(emitter, null, new Due.At(time), event, payload);
    }

    @Override
    public <P> void emitAfter(Duration delay, EventName<P> event, P payload) {
        later.plan(emitter, null, new Due.After(delay), event, payload);
    }

    @Override
    public NamedTimer timer(String name) {
        return later.timer(emitter, NamedTimer.checkedName(name));
    }

    @Override
    public <P, A> A ask(QuestionName<P, A> question, P payload) {
        return askUntil(question, payload, _ -> true)
                .orElseThrow(() ->
                        new EventException(
                                "%s was asked by %s, and nobody answered. Let a listener do so with answering(...), or ask with askAll, which may be answered by nobody."
                                        .formatted(question, emitter.getSimpleName())));
    }

    @Override
    public <P, A> List<A> askAll(QuestionName<P, A> question, P payload) {
        var results = new Results(null);
        var _ = engine.deliver(route(question), payload, results);
        return answers(results);
    }

    @Override
    @SuppressWarnings("unchecked") // whoever answers was checked against the question
    public <P, A> Optional<A> askUntil(
            QuestionName<P, A> question, P payload, Predicate<? super A> enough) {
        var results = new Results(answer -> enough.test((A) answer));
        var _ = engine.deliver(route(question), payload, results);
        return Optional.ofNullable((A) results.satisfying());
    }

    @SuppressWarnings("unchecked") // whoever answers was checked against the question
    private static <A> List<A> answers(Results results) {
        return (List<A>) List.copyOf(results.answers());
    }

    private Route route(MessageName<?> message) {
        return routes.route(emitter, message);
    }
}
