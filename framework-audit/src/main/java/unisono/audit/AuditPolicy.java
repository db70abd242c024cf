package unisono.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import unisono.events.Emission;
import unisono.events.EventName;
import unisono.events.EventType;
import unisono.events.QuestionName;
import unisono.events.root.RootEvent;

/// Which emissions are audited, and what of them is kept.
///
/// ```java
/// private static final AuditPolicy POLICY =
///         AuditPolicy.everything()
///                 .allow(BankApi.PAID)
///                 .allow(RootEvent.class)
///                 .deny(ReadCompleted.class)
///                 .leavingOut(Paid.class, "pin");
/// ```
///
/// Without lists it is everything: all named events, and all that happens to
/// [aggregates][RootEvent]. With an allow list it is what that names, by event or by type: a type
/// stands for its subtypes, be it the class of a payload, of an event object, or an interface that
/// they have. What the deny list names is not audited, whatever the other says. Event objects that
/// are no events of aggregates are audited only when an allow list names their type. Questions
/// change nothing, and are never audited.
///
/// What is [unisono.events.Personal] is never kept; other components are left out by [#leavingOut].
///
/// Immutable.
public final class AuditPolicy {
    private final Names allowed;
    private final Names denied;
    private final Map<Class<?>, Set<String>> leftOut;

    private AuditPolicy(Names allowed, Names denied, Map<Class<?>, Set<String>> leftOut) {
        this.allowed = allowed;
        this.denied = denied;
        this.leftOut = leftOut;
    }

    /// No lists.
    public static AuditPolicy everything() {
        return new AuditPolicy(Names.NONE, Names.NONE, Map.of());
    }

    /// Adds types, with their subtypes, to the allow list.
    public AuditPolicy allow(Class<?>... types) {
        return new AuditPolicy(allowed.withTypes(types), denied, leftOut);
    }

    /// Adds events to the allow list.
    public AuditPolicy allow(EventName<?>... events) {
        return new AuditPolicy(allowed.withEvents(events), denied, leftOut);
    }

    /// Adds types, with their subtypes, to the deny list.
    public AuditPolicy deny(Class<?>... types) {
        return new AuditPolicy(allowed, denied.withTypes(types), leftOut);
    }

    /// Adds events to the deny list.
    public AuditPolicy deny(EventName<?>... events) {
        return new AuditPolicy(allowed, denied.withEvents(events), leftOut);
    }

    /// Leaves components of a record out, wherever it is in what is kept.
    ///
    /// @throws IllegalArgumentException if it has no such component: a secret that was renamed
    ///   would be kept
    public AuditPolicy leavingOut(Class<? extends Record> type, String... components) {
        var known =
                Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName())
                        .toList();
        var more = new HashSet<>(leftOut.getOrDefault(type, Set.of()));
        for (var component : components) {
            if (!known.contains(component)) {
                throw new IllegalArgumentException(
                        "%s has no component %s to be left out, but %s."
                                .formatted(type.getSimpleName(), component, known));
            }
            more.add(component);
        }
        var all = new HashMap<>(leftOut);
        all.put(type, Set.copyOf(more));
        return new AuditPolicy(allowed, denied, Map.copyOf(all));
    }

    /// Whether an emission is audited.
    public boolean admits(Emission emission) {
        return isOfAKind(emission)
                && !denied.has(emission)
                && (allowed.isEmpty() || allowed.has(emission));
    }

    private boolean isOfAKind(Emission emission) {
        return switch (emission.event()) {
            case EventName<?> event -> !event.equals(AuditApi.RECORDED);
            case QuestionName<?, ?> _ -> false;
            case EventType<?> _ ->
                    emission.payload() instanceof RootEvent || allowed.hasType(emission.payload());
        };
    }

    /// Whether a component of a record is left out.
    public boolean leavesOut(Class<?> type, String component) {
        return leftOut.getOrDefault(type, Set.of()).contains(component);
    }

    /// One of the lists.
    private record Names(Set<Class<?>> types, Set<EventName<?>> events) {
        static final Names NONE = new Names(Set.of(), Set.of());

        Names withTypes(Class<?>... more) {
            return new Names(union(types, more), events);
        }

        Names withEvents(EventName<?>... more) {
            return new Names(types, union(events, more));
        }

        private static <T> Set<T> union(Set<T> some, T[] more) {
            var all = new HashSet<>(some);
            Stream.of(more).forEach(all::add);
            return Set.copyOf(all);
        }

        boolean isEmpty() {
            return types.isEmpty() && events.isEmpty();
        }

        boolean has(Emission emission) {
            return (emission.event() instanceof EventName<?> event && events.contains(event))
                    || hasType(emission.payload());
        }

        boolean hasType(Object payload) {
            return types.stream().anyMatch(type -> type.isInstance(payload));
        }
    }
}
