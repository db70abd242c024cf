package unisono.events.internal.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import unisono.events.MessageName;
import unisono.events.QuestionName;
import unisono.events.internal.flow.EventFlow.Emitting;

/// Words the warning of one set of circles.
final class CircleWarning {
    /// More steps than that nobody follows: the middle is left out.
    private static final int STEPS_MAX = 12;

    private static final int NAMES_MAX = 12;

    private final EventFlow flow;
    private final int depthMax;

    CircleWarning(EventFlow flow, int depthMax) {
        this.flow = flow;
        this.depthMax = depthMax;
    }

    /// @param way round, from an emission to the same
    /// @param all what is emitted in the whole set of circles
    String words(List<Step> way, List<Emitting> all) {
        return """
        Emissions may go round in a circle:
        %s%s
        That is allowed where it ends by itself; then say so, and why, with .recursionEnds("…") at one of these listeners. Without an end it fails at depth %d, with an error that names the chain. Otherwise let one of them do without what emits again.\
        """
                .formatted(chain(way), others(way, all), depthMax);
    }

    private String chain(List<Step> way) {
        var lines = new ArrayList<String>();
        for (var step : way.subList(0, way.size() - 1)) {
            lines.add(emission(step.emission()));
            lines.add(listener(step));
        }
        int surplus = lines.size() - 2 * STEPS_MAX;
        if (surplus > 0) {
            lines.subList(2 * STEPS_MAX - 2, lines.size() - 2).clear();
            lines.add(2 * STEPS_MAX - 2, "… and %d lines more …".formatted(surplus));
        }
        lines.add(way.getLast().emission().message().text());
        return "   " + String.join("\n   → ", lines);
    }

    private static String emission(Emitting emission) {
        return "%s, %s by %s (%s)"
                .formatted(
                        emission.message(),
                        verb(emission.message()),
                        emission.type().getSimpleName(),
                        emission.line().emits().at());
    }

    private static String verb(MessageName<?> message) {
        return message instanceof QuestionName ? "asked" : "emitted";
    }

    private String listener(Step step) {
        var heard =
                flow.hearing(step.emission()).stream()
                        .filter(one -> one.subscription().terms().recursionEnds() == null)
                        .filter(one -> one.subscription().listener() == step.through().getFirst())
                        .findFirst()
                        .orElseThrow();
        var line = heard.subscription();
        return "%s of module %s (%s)%s"
                .formatted(line.handlerName(), heard.module(), line.at(), detour(step));
    }

    /// What lies between a listener and the class that emits, which may be the listener itself.
    private static String detour(Step step) {
        var names = step.through().stream().skip(1).map(Class::getSimpleName).toList();
        return names.isEmpty() ? "" : ", which is given " + String.join(" → ", names);
    }

    private static String others(List<Step> way, List<Emitting> all) {
        var told = way.stream().map(step -> step.emission().message()).collect(Collectors.toSet());
        var names =
                all.stream()
                        .map(Emitting::message)
                        .filter(message -> !told.contains(message))
                        .map(MessageName::text)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.isEmpty()) {
            return "";
        }
        int more = names.size() - NAMES_MAX;
        return "\nOf the same circles: %s%s."
                .formatted(
                        names.stream().limit(NAMES_MAX).collect(Collectors.joining(", ")),
                        more > 0 ? " and %d more".formatted(more) : "");
    }

    /// Something is emitted, and a listener hears it.
    ///
    /// @param through the listener, and what the injector gives it on the way to the next step
    record Step(Emitting emission, List<Class<?>> through) {}
}
