package unisono.events;

import static unisono.events.Subscription.Scope.EXTERNAL;
import static unisono.events.Subscription.Scope.LOCAL;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/// A random application and what happens in it, read from its facts. Facts that do not go together
/// are left out: what is refused is tested elsewhere.
record Play(List<Fact> facts) {
    /// By number; not in the order of the alphabet.
    static final List<String> NAMES = List.of("delta", "alpha", "charlie", "bravo");

    Play {
        facts = List.copyOf(facts);
    }

    private <F extends Fact> Stream<F> all(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }

    boolean isWatched() {
        return all(Watched.class).findAny().isPresent();
    }

    boolean isImplemented(int api) {
        return all(Implements.class).anyMatch(fact -> fact.module() == api);
    }

    List<String> listed() {
        return all(Lists.class).map(fact -> NAMES.get(fact.module())).distinct().toList();
    }

    /// The numbers of the modules whose APIs a module depends on.
    List<Integer> needs(int module) {
        return all(Needs.class)
                .filter(fact -> fact.module() == module && fact.other() < module)
                .map(Needs::other)
                .filter(this::isImplemented)
                .distinct()
                .toList();
    }

    int owner(Class<?> type) {
        return all(Owns.class)
                .filter(fact -> fact.type() == type)
                .map(Owns::module)
                .findFirst()
                .orElse(0);
    }

    static int module(int manager) {
        return manager % NAMES.size();
    }

    /// What a class may emit under a name.
    Stream<EventName<Cast.Note>> events(Class<?> emitter) {
        int module = owner(emitter);
        var own =
                isImplemented(module)
                        ? Cast.API_EVENTS.get(module)
                        : List.<EventName<Cast.Note>>of();
        return Stream.concat(Stream.of(Cast.HUMMED, Cast.SUNG), own.stream());
    }

    private boolean isPossible(Emitting emitting) {
        return emitting.event() == null
                || events(emitting.emitter()).anyMatch(emitting.event()::equals);
    }

    List<Leads> leads() {
        return all(Leads.class).filter(fact -> isPossible(fact.emitting())).toList();
    }

    /// The lines of a manager, in order.
    List<Binds> lines(int manager) {
        return all(Binds.class)
                .filter(line -> line.manager() == manager && isPossible(line))
                .toList();
    }

    private boolean isPossible(Binds line) {
        int module = module(line.manager());
        return owner(line.listener()) == module
                && (line.scope() != LOCAL || isOwn(line, module))
                && (line.scope() != EXTERNAL || isForeign(line, module));
    }

    private boolean isOwn(Binds line, int module) {
        return owner(line.source()) == module
                && (line.event() == null || events(line.source()).anyMatch(line.event()::equals));
    }

    private static boolean isForeign(Binds line, int module) {
        int api = Cast.APIS.indexOf(line.source());
        return api != module
                && (line.event() == null || Cast.API_EVENTS.get(api).contains(line.event()));
    }

    /// What happens, in order.
    Stream<Fact> steps() {
        return facts.stream()
                .filter(fact ->
                        switch (fact) {
                            case Happens(var emitting, _) -> isPossible(emitting);
                            case Adds _, Removes _, Listens _ -> true;
                            default -> false;
                        });
    }

    static IntStream modules() {
        return IntStream.range(0, NAMES.size());
    }

    /// A fact to a line.
    @Override
    public String toString() {
        return String.join("\n", facts.stream().map(Fact::toString).toList());
    }
}
