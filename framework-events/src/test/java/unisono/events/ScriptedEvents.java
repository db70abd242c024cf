package unisono.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unisono.events.Cast.Hearer;
import unisono.events.Fact.Binds;
import unisono.events.Subscription.Scope;

/// A manager of a [Play]. There is a class for each module, because a manager belongs to one.
class ScriptedEvents extends EventManager {
    static final List<Class<? extends ScriptedEvents>> KINDS =
            List.of(First.class, Second.class, Third.class, Fourth.class);

    private final int number;
    private final Play play;
    private final Map<List<Object>, ListenerScope<?>> scopes = new LinkedHashMap<>();
    private final Map<Class<?>, EverywhereScope<? extends Hearer>> everywhere =
            new LinkedHashMap<>();
    private final Map<Class<?>, TypedScope<? extends Hearer>> typed = new LinkedHashMap<>();

    ScriptedEvents(int number, Play play) {
        this.number = number;
        this.play = play;
    }

    static ScriptedEvents of(int number, Play play) {
        return switch (Play.module(number)) {
            case 0 -> new First(number, play);
            case 1 -> new Second(number, play);
            case 2 -> new Third(number, play);
            default -> new Fourth(number, play);
        };
    }

    @Override
    protected void registerListeners() {
        for (var emitter : Cast.EMITTERS) {
            if (play.owner(emitter) == Play.module(number)) {
                emits(emitter, play.events(emitter).toArray(EventName[]::new));
            }
        }
        play.lines(number).forEach(line -> bind(line, line.listener()));
    }

    private <L extends Hearer> void bind(Binds line, Class<L> listener) {
        switch (line.scope()) {
            case LOCAL, EXTERNAL -> bindNamed(line, scope(line).and(listener));
            case APPLICATION -> bindEverywhere(line, listener);
            case TYPED -> bindTyped(line, listener);
        }
    }

    @SuppressWarnings("unchecked") // Play takes the sources of external scopes from the APIs.
    private ListenerScope<?> scope(Binds line) {
        return scopes.computeIfAbsent(
                List.of(line.scope(), line.source()),
                _ ->
                        line.scope() == Scope.LOCAL
                                ? local(line.source(), line.listener())
                                : external(
                                        (Class<? extends ModuleApi>) line.source(),
                                        line.listener()));
    }

    private static <L extends Hearer> void bindNamed(Binds line, ListenerScope<L> scope) {
        var event = line.event();
        if (event == null) {
            var binding = scope.onAny(Hearer::any).priority(line.priority());
            if (line.when() != Fact.When.ALWAYS) {
                binding.when(emission -> holds(line, emission));
            }
        } else {
            var binding =
                    switch (line.how()) {
                        case ONE -> scope.on(event, Hearer::one);
                        case TWO -> scope.on(event, Hearer::two);
                        case WITNESS -> scope.on(event, Hearer::witness);
                    };
            binding.priority(line.priority());
            if (line.when() != Fact.When.ALWAYS) {
                binding.when(note -> line.when().holds(note.value()));
            }
        }
    }

    private <L extends Hearer> void bindEverywhere(Binds line, Class<L> listener) {
        everywhere.computeIfAbsent(listener, _ -> everywhere(listener));
        @SuppressWarnings("unchecked") // by the line above
        var scope = (EverywhereScope<L>) everywhere.get(listener);
        var binding = scope.onAny(Hearer::any).priority(line.priority());
        if (line.when() != Fact.When.ALWAYS) {
            binding.when(emission -> holds(line, emission));
        }
    }

    private <L extends Hearer> void bindTyped(Binds line, Class<L> listener) {
        typed.computeIfAbsent(listener, _ -> typed(listener));
        @SuppressWarnings("unchecked") // by the line above
        var scope = (TypedScope<L>) typed.get(listener);
        var type = line.source().asSubclass(Cast.Shown.class);
        var binding =
                line.how() == Fact.How.ONE
                        ? scope.on(type, Hearer::see)
                        : scope.answering(type, Hearer::judge);
        binding.priority(line.priority());
        if (line.when() != Fact.When.ALWAYS) {
            binding.when(shown -> line.when().holds(shown.value()));
        }
        if (line.stopping()) {
            binding.stopPropagation();
        }
    }

    private static boolean holds(Binds line, Emission emission) {
        return line.when().holds(((Cast.Note) emission.payload()).value());
    }

    private static final class First extends ScriptedEvents {
        First(int number, Play play) {
            super(number, play);
        }
    }

    private static final class Second extends ScriptedEvents {
        Second(int number, Play play) {
            super(number, play);
        }
    }

    private static final class Third extends ScriptedEvents {
        Third(int number, Play play) {
            super(number, play);
        }
    }

    private static final class Fourth extends ScriptedEvents {
        Fourth(int number, Play play) {
            super(number, play);
        }
    }
}
