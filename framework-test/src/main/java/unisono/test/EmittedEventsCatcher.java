package unisono.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import unisono.events.ApplicationBooted;
import unisono.events.ApplicationStopping;
import unisono.events.Emission;
import unisono.events.EventName;
import unisono.events.EventType;
import unisono.events.MessageName;
import unisono.events.Middleware;
import unisono.events.QuestionName;

/// Records everything that is emitted, asked and published in an application, and asserts what it
/// was.
///
/// - **capture**: handlers do not run; for the test of one module whose listeners are not the
///   subject. Questions are answered as the test [says][#answering], or by their listeners.
/// - **observe**: handlers run as they always do.
///
/// Make it the first [middleware][unisono.events.Application.Builder#middleware] of the
/// application, or take the one of a [TestApplication]. One per application; no records leak from
/// one to the next. An emitter, and the class of an event object, match with their subtypes. The
/// application's own [ApplicationBooted] and [ApplicationStopping] pass, unrecorded. Thread-safe.
///
/// An emission is recorded when it is made, whether or not its transaction commits.
public final class EmittedEventsCatcher implements Middleware {
    private final boolean handlersRun;
    private final List<Caught> caught = new CopyOnWriteArrayList<>();
    private final Map<QuestionName<?, ?>, Object> answers = new ConcurrentHashMap<>();

    private EmittedEventsCatcher(boolean handlersRun) {
        this.handlersRun = handlersRun;
    }

    /// Records emissions, and keeps them from their handlers.
    public static EmittedEventsCatcher capture() {
        return new EmittedEventsCatcher(false);
    }

    /// Records emissions, and lets their handlers run.
    public static EmittedEventsCatcher observe() {
        return new EmittedEventsCatcher(true);
    }

    /// Answers a question from now on, whoever asks; its listeners are not asked.
    public <A> EmittedEventsCatcher answering(QuestionName<?, A> question, A answer) {
        answers.put(question, answer);
        return this;
    }

    @Override
    public List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
        if (emission.payload() instanceof ApplicationBooted
                || emission.payload() instanceof ApplicationStopping) {
            return next.proceed();
        }
        caught.add(new Caught(emission, emission.heard()));
        if (emission.event() instanceof QuestionName<?, ?> question) {
            var answer = answers.get(question);
            return answer == null ? next.proceed() : List.of(answer);
        }
        return handlersRun ? next.proceed() : List.of();
    }

    /// All that was emitted, asked and published since the start, or since [#reset()], in order.
    public List<Emission> emissions() {
        return caught.stream().map(Caught::emission).toList();
    }

    /// Forgets what was recorded; the answers stay.
    public void reset() {
        caught.clear();
    }

    /// Asserts that the emitter emitted the event, and that some listener is bound to it.
    public void assertHandledEvent(Class<?> emitter, EventName<?> event) {
        if (matching(emitter, event).noneMatch(Caught::handled)) {
            throw failure("%s to emit %s to a listener".formatted(emitter.getSimpleName(), event));
        }
    }

    /// Asserts that the emitter emitted any event, heard or not.
    public void assertHandledEvent(Class<?> emitter) {
        if (caught.stream().noneMatch(one -> one.isBy(emitter) && one.isNamedEvent())) {
            throw failure("%s to emit anything".formatted(emitter.getSimpleName()));
        }
    }

    /// Asserts that the emitter did not emit the event, or that nobody is bound to it.
    public void assertNotHandledEvent(Class<?> emitter, EventName<?> event) {
        if (matching(emitter, event).anyMatch(Caught::handled)) {
            throw failure(
                    "%s not to emit %s to any listener".formatted(emitter.getSimpleName(), event));
        }
    }

    /// Asserts that the emitter emitted the event exactly once, heard or not, and returns what it
    /// carried.
    public <P> P assertEmitted(Class<?> emitter, EventName<P> event) {
        return only(
                assertAllEmitted(emitter, event),
                "%s to emit %s".formatted(emitter.getSimpleName(), event),
                "assertAllEmitted");
    }

    /// Asserts that the emitter emitted the event at least once, and returns all that was carried,
    /// in order.
    public <P> List<P> assertAllEmitted(Class<?> emitter, EventName<P> event) {
        return found(
                matching(emitter, event),
                event.payloadType(),
                "%s to emit %s".formatted(emitter.getSimpleName(), event));
    }

    /// Asserts that the asker asked the question at least once, and returns all that it said, in
    /// order.
    public <P> List<P> assertAllAsked(Class<?> asker, QuestionName<P, ?> question) {
        return found(
                matching(asker, question),
                question.payloadType(),
                "%s to ask %s".formatted(asker.getSimpleName(), question));
    }

    /// Asserts that one event object of the class was published or dispatched, heard or not, and
    /// returns it.
    public <E> E assertPublished(Class<E> type) {
        return only(
                assertAllPublished(type),
                "%s to be published".formatted(type.getSimpleName()),
                "assertAllPublished");
    }

    /// Asserts that event objects of the class were published or dispatched, and returns them all,
    /// in order.
    public <E> List<E> assertAllPublished(Class<E> type) {
        return found(
                caught.stream().filter(one -> one.isObject() && one.isBy(type)),
                type,
                "%s to be published".formatted(type.getSimpleName()));
    }

    private Stream<Caught> matching(Class<?> emitter, MessageName<?> message) {
        Predicate<Caught> named = one -> one.emission().event().equals(message);
        return caught.stream().filter(named.and(one -> one.isBy(emitter)));
    }

    private <P> List<P> found(Stream<Caught> matching, Class<P> type, String expected) {
        var payloads = matching.map(one -> type.cast(one.emission().payload())).toList();
        if (payloads.isEmpty()) {
            throw failure(expected);
        }
        return payloads;
    }

    private <P> P only(List<P> payloads, String expected, String all) {
        if (payloads.size() != 1) {
            throw failure(
                    "%s once, not %d times (%s returns them all)"
                            .formatted(expected, payloads.size(), all));
        }
        return payloads.getFirst();
    }

    private AssertionError failure(String expected) {
        var found = caught.stream().map(Caught::words).toList();
        return new AssertionError(
                "Expected %s. Instead found: %s."
                        .formatted(
                                expected,
                                found.isEmpty() ? "no emission at all" : String.join(", ", found)));
    }

    private record Caught(Emission emission, boolean handled) {
        boolean isBy(Class<?> emitter) {
            return emitter.isAssignableFrom(emission.emitter());
        }

        boolean isNamedEvent() {
            return emission.event() instanceof EventName;
        }

        boolean isObject() {
            return emission.event() instanceof EventType;
        }

        String words() {
            return "%s%s%s"
                    .formatted(
                            emission.event(),
                            isObject() ? "" : " by " + emission.emitter().getSimpleName(),
                            handled ? "" : " (nobody listens)");
        }
    }
}
