package unisono.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unisono.events.Cast.Hearer;
import unisono.events.Cast.Script;
import unisono.events.Cast.Stage;
import unisono.events.Fact.Adds;
import unisono.events.Fact.Binds;
import unisono.events.Fact.Emitting;
import unisono.events.Fact.Happens;
import unisono.events.Fact.Listens;
import unisono.events.Fact.Removes;
import unisono.events.Subscription.Scope;

/// A play on the real kernel.
final class Performance {
    private final Play play;
    private final Application application;
    private final Script script;
    private final Stage stage;
    private final Map<Integer, List<Registration>> registrations = new LinkedHashMap<>();
    private int listening;

    private Performance(Play play) {
        this.play = play;
        this.application = boot(play);
        this.script = application.injector().getInstance(Script.class);
        this.stage = application.injector().getInstance(Stage.class);
        script.leads.addAll(play.leads());
    }

    /// What is heard, in order.
    static List<String> of(Play play) {
        return new Performance(play).run();
    }

    private List<String> run() {
        play.steps().forEach(this::step);
        return List.copyOf(script.lines);
    }

    private static Application boot(Play play) {
        var builder = Application.builder().order(play.listed());
        Play.modules()
                .forEach(
                        number -> builder.module(new Troupe(number, play), Lines.of(number, play)));
        if (play.isWatched()) {
            builder.middleware(
                    new Middleware() {
                        @Override
                        public List<Object> emission(Emission emission, Next<List<Object>> next)
                                throws Exception {
                            return next.proceed();
                        }
                    });
        }
        return builder.boot();
    }

    private void step(Fact step) {
        switch (step) {
            case Adds(int manager) ->
                    registrations
                            .computeIfAbsent(manager, _ -> new ArrayList<>())
                            .add(
                                    application
                                            .injector()
                                            .getInstance(Subscriptions.class)
                                            .add(Lines.of(manager, play)));
            case Removes(int manager) ->
                    registrations.getOrDefault(manager, List.of()).forEach(Registration::close);
            case Listens listens -> listen(listens);
            case Happens happens -> happen(happens.emitting(), happens.value());
            default -> throw new IllegalArgumentException(step.toString());
        }
    }

    private void listen(Listens listens) {
        listening--;
        int number = listening;
        var _ =
                stage.bus()
                        .listen(
                                listens.type(),
                                listens.options(),
                                shown ->
                                        script.lines.add(
                                                "by hand %d %d".formatted(number, shown.value())));
    }

    private void happen(Emitting emitting, int value) {
        if (emitting.event() == null) {
            var dispatcher = application.injector().getInstance(EventDispatcher.class);
            var dispatched = dispatcher.dispatch(Stage.shown(emitting.emitter(), value));
            script.lines.add("results " + dispatched.results());
        } else {
            stage.emit(emitting, value);
        }
    }

    /// A module of the play: its classes are dealt out by chance.
    private record Troupe(int number, Play play) implements ApplicationModule {
        @Override
        public String name() {
            return Play.NAMES.get(number);
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return play.isImplemented(number) ? Set.of(Cast.APIS.get(number)) : Set.of();
        }

        @Override
        public Set<Class<? extends ModuleApi>> dependencies() {
            return play.needs(number).stream().map(Cast.APIS::get).collect(Collectors.toSet());
        }

        @Override
        public boolean contains(Class<?> type) {
            return Lines.class.isAssignableFrom(type)
                    ? type == Lines.KINDS.get(number)
                    : isOfTheCast(type) && play.owner(type) == number;
        }

        private static boolean isOfTheCast(Class<?> type) {
            return Stream.of(Cast.SOURCES, Cast.LISTENERS, Cast.SHOWN)
                    .anyMatch(classes -> classes.contains(type));
        }
    }

    /// A manager of the play. There is a class for each module, because a manager belongs to one.
    private static class Lines extends EventManager {
        static final List<Class<? extends Lines>> KINDS =
                List.of(First.class, Second.class, Third.class, Fourth.class);

        private final int number;
        private final Play play;
        private final Map<List<Object>, ListenerScope<?>> scopes = new LinkedHashMap<>();
        private final Map<Class<?>, EverywhereScope<? extends Hearer>> everywhere =
                new LinkedHashMap<>();
        private final Map<Class<?>, TypedScope<? extends Hearer>> typed = new LinkedHashMap<>();

        Lines(int number, Play play) {
            this.number = number;
            this.play = play;
        }

        static Lines of(int number, Play play) {
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
    }

    private static final class First extends Lines {
        First(int number, Play play) {
            super(number, play);
        }
    }

    private static final class Second extends Lines {
        Second(int number, Play play) {
            super(number, play);
        }
    }

    private static final class Third extends Lines {
        Third(int number, Play play) {
            super(number, play);
        }
    }

    private static final class Fourth extends Lines {
        Fourth(int number, Play play) {
            super(number, play);
        }
    }
}
