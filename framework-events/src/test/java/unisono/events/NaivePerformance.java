package unisono.events;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import unisono.events.Cast.Speaker;
import unisono.events.Fact.Adds;
import unisono.events.Fact.Binds;
import unisono.events.Fact.Emitting;
import unisono.events.Fact.Happens;
import unisono.events.Fact.Listens;
import unisono.events.Fact.Removes;
import unisono.events.Subscription.Scope;

/// What a play must come to, said as docs/design.md says it under "Matching" and "Order", as
/// naively as can be: it looks at every line there is, in the order in which the page names what
/// decides, and calls those that match.
final class NaivePerformance {
    private static final int PRIORITY_MAX = 3;
    private static final List<List<Scope>> GROUPS =
            List.of(
                    List.of(Scope.LOCAL, Scope.TYPED),
                    List.of(Scope.EXTERNAL),
                    List.of(Scope.APPLICATION));

    private final Play play;
    private final List<Integer> moduleOrder = new ArrayList<>();
    private final List<Integer> managers = new ArrayList<>();
    private final List<Listens> added = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    private NaivePerformance(Play play) {
        this.play = play;
    }

    static List<String> of(Play play) {
        return new NaivePerformance(play).run();
    }

    private List<String> run() {
        sortModules();
        Play.modules().forEach(managers::add);
        play.steps().forEach(this::step);
        return heard;
    }

    /// Dependencies first, then the list of the application, then the names.
    private void sortModules() {
        var byWish = new ArrayList<>(play.listed());
        Play.NAMES.stream().sorted().filter(name -> !byWish.contains(name)).forEach(byWish::add);
        while (moduleOrder.size() < Play.NAMES.size()) {
            byWish.stream()
                    .map(Play.NAMES::indexOf)
                    .filter(module -> !moduleOrder.contains(module))
                    .filter(module -> moduleOrder.containsAll(play.needs(module)))
                    .findFirst()
                    .ifPresent(moduleOrder::add);
        }
    }

    private void step(Fact step) {
        switch (step) {
            case Adds(int manager) -> managers.add(manager);
            case Removes(int manager) -> managers.removeIf(known -> known == manager);
            case Listens listens -> added.add(listens);
            case Happens(var emitting, int value) -> {
                var results = emit(emitting, value);
                if (emitting.event() == null) {
                    heard.add("results " + results);
                }
            }
            default -> throw new IllegalArgumentException(step.toString());
        }
    }

    /// Calls everybody, and returns the results.
    private List<Object> emit(Emitting emitting, int value) {
        var results = new ArrayList<>();
        var called = new HashSet<List<Object>>();
        for (var line : inOrder(emitting)) {
            boolean wanted = line.when().holds(value) && called.add(handler(line));
            if (wanted) {
                call(line, emitting, value, results);
            }
            if (wanted && line.stopping()) {
                break;
            }
        }
        return results;
    }

    private static List<Object> handler(Binds line) {
        return line.manager() < 0 ? List.of(line) : List.of(line.listener(), method(line));
    }

    private void call(Binds line, Emitting emitting, int value, List<Object> results) {
        if (line.manager() < 0) {
            heard.add("by hand %d %d".formatted(line.manager(), value));
            return;
        }
        var witnessed = method(line).equals("witness") ? " of " + moduleName(emitting) : "";
        var name = line.listener().getSimpleName();
        heard.add("%s.%s%s %d".formatted(name, method(line), witnessed, value));
        if (value > 0 && Speaker.class.isAssignableFrom(line.listener())) {
            play.leads().stream()
                    .filter(lead -> lead.listener() == line.listener())
                    .forEach(lead -> emit(lead.emitting(), value - 1));
        }
        if (method(line).equals("judge")) {
            results.add(name);
        }
    }

    private static String method(Binds line) {
        if (line.scope() == Scope.TYPED) {
            return line.how() == Fact.How.ONE ? "see" : "judge";
        }
        if (line.event() == null) {
            return "any";
        }
        return line.how().name().toLowerCase(Locale.ROOT);
    }

    private String moduleName(Emitting emitting) {
        return Play.NAMES.get(play.owner(emitting.emitter()));
    }

    /// Local before external before everywhere; higher before lower; by module; as registered.
    private List<Binds> inOrder(Emitting emitting) {
        var matching = new ArrayList<Binds>();
        for (var group : GROUPS) {
            for (int priority = PRIORITY_MAX; priority >= -PRIORITY_MAX; priority--) {
                int wanted = priority;
                registered().stream()
                        .filter(line -> group.contains(line.scope()))
                        .filter(line -> line.priority() == wanted)
                        .filter(line -> matches(line, emitting))
                        .forEach(matching::add);
            }
        }
        return matching;
    }

    /// All lines by module, within each as registered; those by hand are of no module.
    private List<Binds> registered() {
        var lines = new ArrayList<Binds>();
        for (int module : moduleOrder) {
            managers.stream()
                    .filter(manager -> Play.module(manager) == module)
                    .forEach(manager -> lines.addAll(play.lines(manager)));
        }
        IntStream.range(0, added.size()).forEach(i -> lines.add(byHand(i, added.get(i))));
        return lines;
    }

    private static Binds byHand(int number, Listens listens) {
        return new Binds(
                -1 - number,
                Scope.TYPED,
                listens.type(),
                null,
                Cast.Ann.class,
                Fact.How.ONE,
                listens.options().priority(),
                Fact.When.ALWAYS,
                listens.options().stopPropagation());
    }

    private boolean matches(Binds line, Emitting emitting) {
        if (line.scope() == Scope.TYPED) {
            return emitting.event() == null && line.source().isAssignableFrom(emitting.emitter());
        }
        return emitting.event() != null
                && (line.event() == null || line.event().equals(emitting.event()))
                && hears(line, emitting);
    }

    private boolean hears(Binds line, Emitting emitting) {
        int from = play.owner(emitting.emitter());
        int module = Play.module(line.manager());
        return switch (line.scope()) {
            case LOCAL -> module == from && line.source().isAssignableFrom(emitting.emitter());
            case EXTERNAL ->
                    module != from
                            && Cast.API_EVENTS
                                    .get(Cast.APIS.indexOf(line.source()))
                                    .contains(emitting.event());
            case APPLICATION, TYPED -> true;
        };
    }
}
