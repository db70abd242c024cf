package unisono.data.internal.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import unisono.data.DataException;
import unisono.data.aggregate.AggregateType;
import unisono.data.internal.PayloadJson;
import unisono.events.DeclaredEvents;
import unisono.events.EventDescription;
import unisono.events.EventName;

/// What keeps an application with aggregates from starting. Thread-safe.
public final class AggregateRules {
    private final DeclaredEvents declared;
    private final List<String> problems = new ArrayList<>();

    private AggregateRules(DeclaredEvents declared) {
        this.declared = declared;
    }

    /// All problems, in the order of the types.
    public static List<String> problems(
            Collection<AggregateType<?, ?, ?>> types, DeclaredEvents declared) {
        var rules = new AggregateRules(declared);
        var named = new HashMap<String, AggregateType<?, ?, ?>>();
        for (var type : types) {
            if (named.putIfAbsent(type.name(), type) != null) {
                rules.problems.add(
                        "Two aggregate types are called %s. The name is stored with each aggregate: give one of them another."
                                .formatted(type));
            }
            rules.check(type);
        }
        return List.copyOf(rules.problems);
    }

    private void check(AggregateType<?, ?, ?> type) {
        try {
            check(type, TypeArguments.of(type));
        } catch (DataException e) {
            problems.add(e.getMessage());
        }
    }

    private void check(AggregateType<?, ?, ?> type, TypeArguments classes) {
        if (!classes.event().isSealed()) {
            problems.add(
                    "The events of the aggregate type %s are of %s, which is not sealed, so that nobody can know them all. Let it be a sealed interface with the payloads as its records."
                            .formatted(type, classes.event().getName()));
            return;
        }
        permitted(classes.event())
                .distinct()
                .forEach(payload -> checkPayload(type, classes, payload));
        for (EventName<?> event : type.events()) {
            checkDeclared(type, classes, event);
        }
        if (type.snapshots().isPresent()) {
            checkSnapshot(type, classes);
            checkPersonal(type);
        }
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(AggregateRules::permitted)
                : Stream.of(type);
    }

    private void checkPayload(
            AggregateType<?, ?, ?> type, TypeArguments classes, Class<?> payload) {
        var names = type.events().stream().filter(it -> it.payloadType() == payload).toList();
        if (names.isEmpty()) {
            problems.add(
                    "The aggregate type %s has no event for %s, which %s permits. Name it in events(…): EventName.of(\"…\", %s.class)."
                            .formatted(
                                    type,
                                    payload.getSimpleName(),
                                    classes.event().getSimpleName(),
                                    payload.getSimpleName()));
        } else if (names.size() > 1) {
            problems.add(
                    "The aggregate type %s has the events %s, all for %s, and would not know which one happens. Keep one in events(…)."
                            .formatted(
                                    type,
                                    String.join(
                                            " and ", names.stream().map(EventName::text).toList()),
                                    payload.getSimpleName()));
        }
    }

    private void checkDeclared(
            AggregateType<?, ?, ?> type, TypeArguments classes, EventName<?> event) {
        var module =
                declared.all().stream()
                        .filter(it -> it.name().equals(event))
                        .map(EventDescription::module)
                        .findFirst();
        var own = declared.moduleOf(classes.aggregate());
        var emitter = classes.aggregate().getSimpleName();
        if (module.isEmpty()) {
            problems.add(
                    "The aggregate type %s has the event %s, which no API declares and no manager emits. Say so in the manager of its module: emits(%s.class, …)."
                            .formatted(type, event, emitter));
        } else if (own.isEmpty() || !own.get().equals(module.get())) {
            problems.add(
                    "The aggregate type %s emits %s of module %s, and its class %s is of module %s. Only the module of an event emits it: move one to the other."
                            .formatted(type, event, module.get(), emitter, own.orElse("none")));
        }
    }

    /// A state has what is personal in plain, and nobody would erase it there.
    private void checkPersonal(AggregateType<?, ?, ?> type) {
        type.events().stream()
                .filter(EventName::isPersonal)
                .findFirst()
                .ifPresent(event ->
                        problems.add(
                                "The aggregate type %s has snapshots, and its event %s has personal data, which a snapshot would keep when it is erased. Take snapshotEvery away, or tell the personal data by another event that is none of the aggregate's."
                                        .formatted(type, event)));
    }

    private void checkSnapshot(AggregateType<?, ?, ?> type, TypeArguments classes) {
        var start = type.start();
        try {
            var json = PayloadJson.MAPPER.writeValueAsBytes(start);
            var back = PayloadJson.MAPPER.readValue(json, classes.aggregate());
            if (!start.equals(back)) {
                problems.add(
                        "The aggregate type %s has snapshots, and with what it starts, %s, is read back as something else. Let the record be made of values that JSON knows."
                                .formatted(type, start));
            }
        } catch (JacksonException e) {
            problems.add(
                    "The aggregate type %s has snapshots, and its state cannot be written and read as JSON: %s. Open its package to tools.jackson.databind, or take snapshotEvery away."
                            .formatted(type, e.getOriginalMessage()));
        }
    }
}
