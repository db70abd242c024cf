package unisono.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unisono.events.Cast.Script;
import unisono.events.Cast.Stage;
import unisono.events.Fact.Adds;
import unisono.events.Fact.Emitting;
import unisono.events.Fact.Happens;
import unisono.events.Fact.Listens;
import unisono.events.Fact.Removes;

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
                .forEach(number ->
                        builder.module(new Troupe(number, play), ScriptedEvents.of(number, play)));
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
                                            .add(ScriptedEvents.of(manager, play)));
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
            return ScriptedEvents.class.isAssignableFrom(type)
                    ? type == ScriptedEvents.KINDS.get(number)
                    : isOfTheCast(type) && play.owner(type) == number;
        }

        private static boolean isOfTheCast(Class<?> type) {
            return Stream.of(Cast.SOURCES, Cast.LISTENERS, Cast.SHOWN)
                    .anyMatch(classes -> classes.contains(type));
        }
    }
}
