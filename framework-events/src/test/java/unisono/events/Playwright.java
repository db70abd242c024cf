package unisono.events;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.events.Cast.Note;
import unisono.events.Fact.Adds;
import unisono.events.Fact.Binds;
import unisono.events.Fact.Emitting;
import unisono.events.Fact.Happens;
import unisono.events.Fact.Implements;
import unisono.events.Fact.Leads;
import unisono.events.Fact.Listens;
import unisono.events.Fact.Lists;
import unisono.events.Fact.Needs;
import unisono.events.Fact.Owns;
import unisono.events.Fact.Removes;
import unisono.events.Fact.Watched;
import unisono.events.Subscription.Scope;

/// Writes random plays, the same for the same seed, and shortens those that fail.
final class Playwright {
    private static final int MODULES = Play.NAMES.size();
    private static final int MANAGERS = 3 * MODULES;
    private static final int VALUE_MAX = 2;
    private static final List<Class<? extends Cast.Hearer>> SPEAKERS =
            List.of(Cast.Eve.class, Cast.Fay.class);

    private final Random random;

    Playwright(long seed) {
        this.random = new Random(seed);
    }

    Play play() {
        List<Fact> facts = new ArrayList<>();
        Stream.of(Cast.SOURCES, Cast.LISTENERS, Cast.SHOWN)
                .flatMap(List::stream)
                .forEach(type -> facts.add(new Owns(type, random.nextInt(MODULES))));
        Play.modules()
                .filter(_ -> random.nextInt(4) > 0)
                .forEach(i -> facts.add(new Implements(i)));
        some(MODULES, facts, () -> new Lists(random.nextInt(MODULES)));
        some(MODULES, facts, () -> new Needs(random.nextInt(MODULES), random.nextInt(MODULES)));
        if (random.nextInt(3) == 0) {
            facts.add(new Watched());
        }
        var cast = new Play(facts);
        some(50, facts, () -> line(cast));
        some(3, facts, () -> new Leads(one(SPEAKERS), emitting(cast)));
        some(16, facts, () -> step(cast));
        return new Play(facts);
    }

    /// Leaves out as many facts as possible, so that it still fails.
    static Play shortened(Play play, Predicate<Play> fails) {
        var facts = play.facts();
        for (int size = facts.size() / 2; size > 0; size /= 2) {
            facts = shortened(facts, size, fails);
        }
        return new Play(facts);
    }

    private static List<Fact> shortened(List<Fact> all, int size, Predicate<Play> fails) {
        var facts = all;
        int from = 0;
        while (from + size <= facts.size()) {
            var shorter = without(facts, from, size);
            if (fails.test(new Play(shorter))) {
                facts = shorter;
            } else {
                from += size;
            }
        }
        return facts;
    }

    private static List<Fact> without(List<Fact> facts, int from, int size) {
        return Stream.concat(
                        facts.subList(0, from).stream(),
                        facts.subList(from + size, facts.size()).stream())
                .collect(toCollection(ArrayList::new));
    }

    private void some(int max, List<Fact> facts, Supplier<Fact> fact) {
        Stream.generate(fact).limit(random.nextInt(max + 1)).forEach(facts::add);
    }

    private <T> T one(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Fact step(Play cast) {
        return switch (random.nextInt(8)) {
            case 0 -> new Adds(MODULES + random.nextInt(MANAGERS - MODULES));
            case 1 -> new Removes(MODULES + random.nextInt(MANAGERS - MODULES));
            case 2 ->
                    new Listens(
                            random.nextInt(),
                            one(Cast.SHOWN),
                            new ListenerOptions(priority(), random.nextInt(6) == 0));
            default -> new Happens(emitting(cast), random.nextInt(VALUE_MAX + 1));
        };
    }

    private Emitting emitting(Play cast) {
        if (random.nextInt(3) == 0) {
            return new Emitting(one(Cast.SHOWN.subList(1, Cast.SHOWN.size())), null);
        }
        var emitter = one(Cast.EMITTERS);
        return new Emitting(emitter, one(cast.events(emitter).toList()));
    }

    /// Mostly of a manager and an emitter of the listener's module, or it could not be heard.
    private Fact line(Play cast) {
        var scope = one(List.of(Scope.LOCAL, Scope.EXTERNAL, Scope.TYPED, one(all())));
        var listener = one(Cast.LISTENERS);
        int module = cast.owner(listener);
        var source =
                switch (scope) {
                    case LOCAL -> one(own(cast, module));
                    case EXTERNAL -> one(Cast.APIS);
                    case APPLICATION -> listener;
                    case TYPED -> one(Cast.SHOWN);
                };
        return new Binds(
                module + MODULES * Math.max(0, random.nextInt(MANAGERS / MODULES + 2) - 2),
                scope,
                source,
                event(cast, scope, source),
                listener,
                one(List.of(Fact.How.values())),
                priority(),
                one(List.of(Fact.When.ALWAYS, Fact.When.ALWAYS, one(whens()))),
                random.nextInt(6) == 0 && scope == Scope.TYPED);
    }

    private static List<Class<?>> own(Play cast, int module) {
        var own = Cast.SOURCES.stream().filter(type -> cast.owner(type) == module).toList();
        return own.isEmpty() ? Cast.SOURCES : own;
    }

    private static List<Scope> all() {
        return List.of(Scope.values());
    }

    private static List<Fact.When> whens() {
        return List.of(Fact.When.values());
    }

    private int priority() {
        return random.nextInt(3) > 0 ? 0 : random.nextInt(7) - 3;
    }

    private @Nullable EventName<Note> event(Play cast, Scope scope, Class<?> source) {
        return switch (scope) {
            case LOCAL -> random.nextInt(5) == 0 ? null : one(cast.events(source).toList());
            case EXTERNAL ->
                    random.nextInt(5) == 0
                            ? null
                            : one(Cast.API_EVENTS.get(Cast.APIS.indexOf(source)));
            case APPLICATION, TYPED -> null;
        };
    }
}
