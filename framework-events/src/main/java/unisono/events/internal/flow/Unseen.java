package unisono.events.internal.flow;

import com.google.inject.Injector;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unisono.events.Emitter;
import unisono.events.EventBus;
import unisono.events.EventDispatcher;
import unisono.events.Events;
import unisono.events.Subscription;
import unisono.events.internal.reach.InjectorNode;
import unisono.events.internal.wiring.HandlerName;
import unisono.events.internal.wiring.ModuleGraph;

/// Says of a listener what it could emit without anybody having declared it.
final class Unseen {
    private final EventFlow flow;
    private final ModuleGraph modules;

    Unseen(EventFlow flow, ModuleGraph modules) {
        this.flow = flow;
        this.modules = modules;
    }

    /// Notes for the reader; none where all is declared. The framework's classes emit nothing of
    /// their own.
    List<String> of(Subscription line, List<InjectorNode> reached) {
        var held =
                line.handlerKey() instanceof HandlerName.Key
                        ? Stream.<String>of()
                        : Stream.of("what its lambda holds is not looked into");
        return Stream.concat(held, reached.stream().flatMap(this::of)).distinct().toList();
    }

    private Stream<String> of(InjectorNode node) {
        var made = node.made();
        if (made == null || modules.owner(made.type()).isEmpty()) {
            return Stream.of();
        }
        var given =
                node.next().stream()
                        .map(key -> key.getTypeLiteral().getRawType())
                        .collect(Collectors.<Class<?>>toSet());
        var name = made.type().getSimpleName();
        return Stream.of(
                        note(given.contains(Injector.class), name + " is given the injector"),
                        note(
                                given.contains(EventBus.class)
                                        || given.contains(EventDispatcher.class),
                                name + " may publish event objects"),
                        note(
                                isUndeclared(node, given),
                                name + " may emit for classes that are not seen"))
                .flatMap(note -> note);
    }

    private boolean isUndeclared(InjectorNode node, Set<Class<?>> given) {
        return (given.contains(Events.class) || given.contains(Emitter.class))
                && flow.emittedBy(node).isEmpty();
    }

    private static Stream<String> note(boolean applies, String words) {
        return applies ? Stream.of(words) : Stream.of();
    }
}
