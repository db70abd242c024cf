package unisono.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.events.Emission;
import unisono.events.EventName;
import unisono.events.Middleware;

/// Records every emission of an application, and asserts what was emitted.
///
/// - **capture**: handlers do not run; for the test of one module whose listeners are not the
///   subject.
/// - **observe**: handlers run as they always do.
///
/// Make it the first [middleware][unisono.events.Application.Builder#middleware] of the
/// application, or take the one of a [TestApplication]. One per application; no records leak from
/// one to the next. An emitter matches with its subtypes. Questions and event objects pass,
/// unrecorded. Thread-safe.
///
/// An emission is recorded when it is made, whether or not its transaction commits.
public final class EmittedEventsCatcher implements Middleware {
    private final boolean handlersRun;
    private final List<Caught> caught = new CopyOnWriteArrayList<>();

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

    @Override
    public @Nullable Object emission(Emission emission, Object payload, Next next)
            throws Exception {
        boolean named = emission.event() instanceof EventName;
        if (named) {
            caught.add(new Caught(emission, emission.heard()));
        }
        return handlersRun || !named ? next.proceed(payload) : null;
    }

    /// All emissions since the start, or since [#reset()], in order.
    public List<Emission> emissions() {
        return caught.stream().map(Caught::emission).toList();
    }

    /// Forgets what was recorded.
    public void reset() {
        caught.clear();
    }

    /// Asserts that the emitter emitted the event, and that some listener is bound to it.
    public void assertHandledEvent(Class<?> emitter, EventName<?> event) {
        if (matching(emitter, event).noneMatch(Caught::handled)) {
            throw failure("%s to emit %s to a listener".formatted(emitter.getSimpleName(), event));
        }
    }

    /// Asserts that the emitter emitted anything, heard or not.
    public void assertHandledEvent(Class<?> emitter) {
        if (caught.stream().noneMatch(one -> one.isBy(emitter))) {
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
        var found = assertAllEmitted(emitter, event);
        if (found.size() != 1) {
            throw failure(
                    "%s to emit %s once, not %d times (assertAllEmitted returns them all)"
                            .formatted(emitter.getSimpleName(), event, found.size()));
        }
        return found.getFirst();
    }

    /// Asserts that the emitter emitted the event at least once, and returns all that was carried,
    /// in order.
    public <P> List<P> assertAllEmitted(Class<?> emitter, EventName<P> event) {
        var found =
                matching(emitter, event)
                        .map(one -> event.payloadType().cast(one.emission().payload()))
                        .toList();
        if (found.isEmpty()) {
            throw failure("%s to emit %s".formatted(emitter.getSimpleName(), event));
        }
        return found;
    }

    private Stream<Caught> matching(Class<?> emitter, EventName<?> event) {
        return caught.stream()
                .filter(one -> one.isBy(emitter))
                .filter(one -> one.emission().event().equals(event));
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

        String words() {
            return "%s by %s%s"
                    .formatted(
                            emission.event(),
                            emission.emitter().getSimpleName(),
                            handled ? "" : " (nobody listens)");
        }
    }
}
