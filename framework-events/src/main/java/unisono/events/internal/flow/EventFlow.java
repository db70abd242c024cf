package unisono.events.internal.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unisono.events.EventName;
import unisono.events.EventType;
import unisono.events.MessageName;
import unisono.events.Subscription.Scope;
import unisono.events.internal.reach.InjectorNode;
import unisono.events.internal.reach.InjectorNode.Made;
import unisono.events.internal.routes.RouteTable;
import unisono.events.internal.wiring.Heard;
import unisono.events.internal.wiring.Supertypes;
import unisono.events.internal.wiring.Wiring.Declared;

/// What may follow what, as far as managers declare it: which messages a class emits, and who hears
/// them. A snapshot.
final class EventFlow {
    private final RouteTable table;
    private final List<Declared> declared;
    private final Map<Class<?>, List<Declared>> byEmitter = new HashMap<>();
    private final Map<Class<?>, List<Declared>> bySupertype = new HashMap<>();
    private final Map<MessageName<?>, List<Heard>> named = new HashMap<>();
    private final List<Heard> watchers = new ArrayList<>();

    EventFlow(List<Declared> declared, RouteTable table) {
        this.table = table;
        this.declared = declared;
        declared.forEach(this::index);
        table.heard().forEach(this::index);
    }

    private void index(Declared line) {
        var emitter = line.emits().emitter();
        add(byEmitter, emitter, line);
        Supertypes.of(emitter).stream()
                .filter(above -> above != emitter && above != Object.class)
                .forEach(above -> add(bySupertype, above, line));
    }

    private void index(Heard heard) {
        var message = heard.subscription().message();
        if (message == null) {
            watchers.add(heard);
        } else {
            add(named, message, heard);
        }
    }

    private static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
        lists.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(value);
    }

    /// Everything that managers declare, in module order, then as registered.
    List<Declared> declared() {
        return declared;
    }

    /// What the object of a key may emit and ask.
    Collection<Emitting> emittedBy(InjectorNode node) {
        return node.made() == null ? List.of() : emittedBy(node.made());
    }

    private Collection<Emitting> emittedBy(Made made) {
        var found = new LinkedHashSet<Emitting>();
        for (var above : Supertypes.of(made.type())) {
            byEmitter.getOrDefault(above, List.of()).stream()
                    .filter(line -> !made.exact() || line.module().contains(made.type()))
                    .forEach(line -> found.add(new Emitting(made.type(), made.exact(), line)));
        }
        if (!made.exact()) {
            bySupertype
                    .getOrDefault(made.type(), List.of())
                    .forEach(line -> found.add(new Emitting(line.emits().emitter(), false, line)));
        }
        return found;
    }

    /// All who may emit a message.
    List<Emitting> emitting(MessageName<?> message) {
        return declared.stream()
                .filter(line -> line.message().equals(message))
                .map(line -> new Emitting(line.emits().emitter(), false, line))
                .toList();
    }

    /// Who may hear an emission, in delivery order, each handler once.
    List<Heard> hearing(Emitting emission) {
        return hearing(List.of(emission));
    }

    /// Who may hear one of several emissions of one message.
    List<Heard> hearing(Collection<Emitting> emissions) {
        var found =
                emissions.stream()
                        .flatMap(emission ->
                                candidates(emission.message())
                                        .filter(heard -> mayHear(heard, emission)));
        return inOrder(found);
    }

    /// Who hears a message, from whomever.
    List<Heard> hearing(MessageName<?> message) {
        return message instanceof EventType<?>(var type)
                ? inOrder(
                        Supertypes.of(type).stream()
                                .flatMap(above -> candidates(new EventType<>(above))))
                : inOrder(named.getOrDefault(message, List.of()).stream());
    }

    private Stream<Heard> candidates(MessageName<?> message) {
        return Stream.concat(
                named.getOrDefault(message, List.of()).stream(),
                message instanceof EventName ? watchers.stream() : Stream.of());
    }

    private boolean mayHear(Heard heard, Emitting emission) {
        var source = heard.subscription().source();
        boolean subtype =
                !emission.exact()
                        && heard.subscription().scope() == Scope.LOCAL
                        && emission.type().isAssignableFrom(source);
        return table.hears(
                heard, subtype ? source : emission.type(), emission.module(), emission.message());
    }

    /// A handler runs once: whatever stands behind a subscription of it that has no condition never
    /// has its turn.
    private static List<Heard> inOrder(Stream<Heard> found) {
        var certain = new HashSet<Object>();
        var hearing = new LinkedHashSet<Heard>();
        found.sorted(Heard.DELIVERY_ORDER)
                .filter(heard -> !certain.contains(heard.subscription().handlerKey()))
                .forEach(heard -> {
                    hearing.add(heard);
                    if (heard.subscription().terms().condition() == null) {
                        certain.add(heard.subscription().handlerKey());
                    }
                });
        return List.copyOf(hearing);
    }

    /// A class that emits or asks something.
    ///
    /// @param exact whether it is this very class, and none of its subtypes
    /// @param line where it is declared
    record Emitting(Class<?> type, boolean exact, Declared line) {
        /// As declared; several of one line by the names of their classes.
        static final Comparator<Emitting> ORDER =
                Comparator.comparing(Emitting::line, Declared.ORDER)
                        .thenComparing(emitting -> emitting.type().getName());

        MessageName<?> message() {
            return line.message();
        }

        String module() {
            return line.module().name();
        }
    }
}
