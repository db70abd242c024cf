package unisono.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An emission that recurs, once in the whole cluster, however many nodes deliver:
///
/// ```java sketch
/// recurring("library.sweep", LibraryApi.SWEEP_DUE, Sweep::new)
///         .emittedBy(Desk.class)
///         .cron("0 3 * * *", ZoneId.of("Europe/Berlin"))
///         .catchUp(CatchUp.ONCE);
/// ```
///
/// Each occurrence is an ordinary emission in a transaction of its own. [Cron] says what the text
/// means, and when it is that clocks are put forward or back.
public final class RecurringBinding {
    private final String name;
    private final EventName<?> event;
    private final Function<Instant, ?> payload;
    private final String at;
    private @Nullable Class<?> emitter;
    private @Nullable Rhythm rhythm;
    private @Nullable String problem;
    private CatchUp catchUp = CatchUp.ONCE;

    private record Rhythm(Cron cron, ZoneId zone) {}

    RecurringBinding(String name, EventName<?> event, Function<Instant, ?> payload, String at) {
        this.name = NameText.checked(name, "recurring emission", "cart.sweep");
        this.event = event;
        this.payload = payload;
        this.at = at;
    }

    /// Names the class on whose behalf it is emitted. Its manager says so with
    /// [EventManager#emits], too. Must be said.
    public RecurringBinding emittedBy(Class<?> other) {
        emitter = other;
        return this;
    }

    /// Says when. Must be said.
    ///
    /// @param text as [Cron#parse] takes it; what is wrong with it is a problem of the start-up
    public RecurringBinding cron(String text, ZoneId zone) {
        try {
            rhythm = new Rhythm(Cron.parse(text), zone);
        } catch (IllegalArgumentException e) {
            problem = e.getMessage();
        }
        return this;
    }

    /// Says what becomes of the times that passed while nobody could emit it; by default it is
    /// emitted once for all of them.
    public RecurringBinding catchUp(CatchUp policy) {
        catchUp = policy;
        return this;
    }

    /// What was said; empty when that is not enough.
    Optional<Recurrence> completed(Consumer<String> refuse) {
        if (problem != null) {
            refuse.accept("%s: %s".formatted(at, problem));
            return Optional.empty();
        }
        if (emitter == null || rhythm == null) {
            refuse.accept(
                    "%s: recurring(\"%s\", …) does not say %s. Add it."
                            .formatted(
                                    at,
                                    name,
                                    emitter == null
                                            ? "on whose behalf: .emittedBy(…)"
                                            : "when: .cron(\"0 3 * * *\", zone)"));
            return Optional.empty();
        }
        return Optional.of(
                new Recurrence(
                        name, event, payload, emitter, rhythm.cron(), rhythm.zone(), catchUp, at));
    }
}
