package unisono.events.internal.reach;

import com.google.inject.Injector;
import com.google.inject.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Which classes a class reaches through what the injector gives it. Constructs nothing.
///
/// What a class finds by other ways (a static field, a thread's context) is not seen. Behind an
/// object that was bound ready-made, and behind a provider that does not say, anything may stand,
/// but for a value.
public final class InjectorGraph {
    private final Injector injector;
    private final Map<Key<?>, InjectorNode> nodes = new ConcurrentHashMap<>();
    private final Map<Class<?>, Boolean> emitting = new ConcurrentHashMap<>();

    public InjectorGraph(Injector injector) {
        this.injector = injector;
    }

    /// Whether code of the class could emit anything.
    public boolean mayEmit(Class<?> type) {
        var known = emitting.get(type);
        if (known == null) {
            known = from(type).stream().anyMatch(node -> node.isEmitting() || node.open());
            emitting.put(type, known);
        }
        return known;
    }

    /// All that is reached from a class, itself included, the nearest first.
    public List<InjectorNode> from(Class<?> type) {
        var reached = new ArrayList<InjectorNode>();
        var waiting = new ArrayDeque<Key<?>>(List.of(Key.get(type)));
        var seen = new HashSet<Key<?>>(waiting);
        while (!waiting.isEmpty()) {
            var node = node(waiting.remove());
            reached.add(node);
            node.next().stream().filter(seen::add).forEach(waiting::add);
        }
        return reached;
    }

    /// The types that a class is given directly, themselves or by a provider: for its constructor,
    /// its methods and fields, or by whatever else makes it. None where nothing can make it.
    Set<Class<?>> given(Class<?> type) {
        var node = node(Key.get(type));
        while (node.forwards()) {
            node = node(node.next().getFirst());
        }
        return node.next().stream().map(key -> node(key).type()).collect(Collectors.toSet());
    }

    /// Not computed inside the map: the injector has locks of its own.
    public InjectorNode node(Key<?> key) {
        var known = nodes.get(key);
        if (known == null) {
            known = InjectorNode.of(key, injector);
            nodes.put(key, known);
        }
        return known;
    }
}
