package unisono.data.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import unisono.data.DataException;
import unisono.data.Upcaster;
import unisono.events.DeclaredEvents;
import unisono.events.EventName;

/// The upcasters of an application, event by event. Thread-safe.
public final class PayloadHistory {
    private final List<Upcaster> upcasters;
    private final Map<Step, Upcaster> steps = new HashMap<>();

    public PayloadHistory(List<Upcaster> upcasters) {
        this.upcasters = List.copyOf(upcasters);
        upcasters.forEach(upcaster -> steps.putIfAbsent(Step.of(upcaster), upcaster));
    }

    /// One step of one event; names are compared by identity.
    private record Step(EventName<?> event, int from) {
        static Step of(Upcaster upcaster) {
            return new Step(upcaster.event(), upcaster.from());
        }
    }

    /// Makes of a payload one of the next version. Changes what it is given.
    ///
    /// @throws DataException if nobody can, or somebody fails
    public ObjectNode next(EventName<?> event, int from, JsonNode payload) {
        var upcaster = steps.get(new Step(event, from));
        if (upcaster == null) {
            throw new DataException(missing(event, from));
        }
        try {
            return Objects.requireNonNull(upcaster.upcast(object(payload)));
        } catch (RuntimeException e) {
            throw new DataException(
                    "%s fails at a payload of %s, version %d: %s"
                            .formatted(upcaster.getClass().getName(), event, from, e),
                    e);
        }
    }

    private static ObjectNode object(JsonNode payload) {
        return payload instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
    }

    private static String missing(EventName<?> event, int from) {
        return "%s has version %d, and nobody upcasts it from version %d, which may be stored. Provide an unisono.data.Upcaster from %d, or take the version back."
                .formatted(event, event.version(), from, from);
    }

    /// What keeps the application from starting.
    public List<String> problems(DeclaredEvents events) {
        var problems = new ArrayList<String>();
        upcasters.forEach(upcaster -> check(upcaster, events, problems));
        events.all().stream().flatMap(event -> gaps(event.name())).forEach(problems::add);
        return problems;
    }

    private Stream<String> gaps(EventName<?> event) {
        return IntStream.range(1, event.version())
                .filter(from -> !steps.containsKey(new Step(event, from)))
                .mapToObj(from -> missing(event, from));
    }

    private void check(Upcaster upcaster, DeclaredEvents events, List<String> problems) {
        var event = upcaster.event();
        var known = events.all().stream().filter(one -> one.name().equals(event)).findFirst();
        var name = upcaster.getClass().getName();
        if (known.isEmpty()) {
            problems.add(
                    "The upcaster %s is for %s, which no API declares and no manager emits. Name the constant of the event, or take the upcaster out of the module's provides."
                            .formatted(name, event));
            return;
        }
        if (upcaster.from() < 1 || upcaster.from() >= event.version()) {
            problems.add(
                    "The upcaster %s leads from version %d of %s to %d, and the event has version %d. Versions count from 1; to raise it, say EventName.of(…).version(%d)."
                            .formatted(
                                    name,
                                    upcaster.from(),
                                    event,
                                    upcaster.from() + 1,
                                    event.version(),
                                    Math.max(upcaster.from(), event.version()) + 1));
        }
        var first = steps.get(Step.of(upcaster));
        if (first != null && !first.equals(upcaster)) {
            problems.add(
                    "%s and %s both upcast %s from version %d. One step is made in one way: keep one of them."
                            .formatted(first.getClass().getName(), name, event, upcaster.from()));
        }
        refuseForeign(upcaster, known.get().module(), events, problems);
    }

    private static void refuseForeign(
            Upcaster upcaster, String owner, DeclaredEvents events, List<String> problems) {
        events.moduleOf(upcaster.getClass())
                .filter(module -> !owner.equals(module) && !owner.equals("none"))
                .ifPresent(module ->
                        problems.add(
                                "The upcaster %s of module %s is for %s, which belongs to module %s. The module that emits an event knows its history: move the upcaster there."
                                        .formatted(
                                                upcaster.getClass().getName(),
                                                module,
                                                upcaster.event(),
                                                owner)));
    }
}
