package unisono.events.internal.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unisono.events.EventType;
import unisono.events.Explanation;
import unisono.events.Explanation.Cut;
import unisono.events.Explanation.Kind;
import unisono.events.Explanation.Source;
import unisono.events.Explanation.Step;
import unisono.events.MessageName;
import unisono.events.QuestionName;
import unisono.events.internal.flow.EventFlow.Emitting;
import unisono.events.internal.reach.InjectorGraph;
import unisono.events.internal.reach.InjectorNode;
import unisono.events.internal.wiring.Heard;
import unisono.events.internal.wiring.ModuleGraph;

/// Tells what follows one message. What would be told twice is told where it comes first.
final class Explainer {
    /// More listeners than anybody reads.
    private static final int STEPS_MAX = 1_000;

    private final InjectorGraph injector;
    private final EventFlow flow;
    private final ModuleGraph modules;
    private final Unseen unseen;
    private final int depthMax;
    private final Deque<Above> path = new ArrayDeque<>();
    private final Map<Told, Integer> told = new HashMap<>();
    private int numbers;
    private int steps;
    private int limits;

    /// @param depthMax how many events may stand below each other
    Explainer(InjectorGraph injector, EventFlow flow, ModuleGraph modules, int depthMax) {
        this.injector = injector;
        this.flow = flow;
        this.modules = modules;
        this.unseen = new Unseen(flow, modules);
        this.depthMax = depthMax;
    }

    /// Of a message that nobody declares all listeners are told.
    Explanation explain(MessageName<?> message) {
        var emitting = flow.emitting(message);
        return explain(
                message,
                emitting,
                emitting.isEmpty() ? flow.hearing(message) : flow.hearing(emitting));
    }

    private Explanation explain(
            MessageName<?> message, List<Emitting> emitting, List<Heard> hearing) {
        var event = new Told(message, hearing.stream().map(Heard::number).toList());
        var above = path.stream().filter(step -> step.leadsTo(event)).findFirst();
        if (above.isPresent()) {
            return cut(above.get().number(), message, emitting, Cut.RECURSION);
        }
        var before = told.get(event);
        if (before != null && !hearing.isEmpty()) {
            return cut(before, message, emitting, Cut.REPEATED);
        }
        numbers++;
        if (isTooMuch(hearing)) {
            limits++;
            return cut(numbers, message, emitting, Cut.LIMIT);
        }
        return whole(numbers, event, emitting, hearing);
    }

    private boolean isTooMuch(List<Heard> hearing) {
        return !hearing.isEmpty()
                && !path.isEmpty()
                && (path.size() >= depthMax || steps + hearing.size() > STEPS_MAX);
    }

    private Explanation whole(
            int number, Told event, List<Emitting> emitting, List<Heard> hearing) {
        int limitsBefore = limits;
        steps += hearing.size();
        var listeners = new ArrayList<Step>();
        for (var heard : hearing) {
            path.addLast(new Above(number, event, heard.number()));
            listeners.add(step(heard));
            path.removeLast();
        }
        if (limits == limitsBefore) {
            told.put(event, number);
        }
        return explanation(number, event.message(), emitting, listeners, Cut.NONE);
    }

    private Step step(Heard heard) {
        var reached = injector.from(heard.subscription().listener());
        var follows =
                byMessage(reached).entrySet().stream()
                        .map(entry ->
                                explain(
                                        entry.getKey(),
                                        entry.getValue(),
                                        flow.hearing(entry.getValue())));
        return new Step(
                Listing.describe(heard, modules, unseen.of(heard.subscription(), reached)),
                follows.toList());
    }

    /// What the objects that were reached may emit, in the order in which it is declared.
    private Map<MessageName<?>, List<Emitting>> byMessage(List<InjectorNode> reached) {
        var found = new LinkedHashMap<MessageName<?>, List<Emitting>>();
        reached.stream()
                .flatMap(node -> flow.emittedBy(node).stream())
                .distinct()
                .sorted(Emitting.ORDER)
                .forEach(emitting ->
                        found.computeIfAbsent(emitting.message(), _ -> new ArrayList<>())
                                .add(emitting));
        return found;
    }

    private static Explanation cut(
            int number, MessageName<?> message, List<Emitting> emitting, Cut cut) {
        return explanation(number, message, emitting, List.of(), cut);
    }

    private static Explanation explanation(
            int number,
            MessageName<?> message,
            List<Emitting> emitting,
            List<Step> listeners,
            Cut cut) {
        var sources =
                emitting.stream()
                        .map(one ->
                                new Source(
                                        one.type().getSimpleName(),
                                        one.module(),
                                        one.line().emits().at()))
                        .distinct();
        return new Explanation(
                number, message.text(), kind(message), sources.toList(), listeners, cut);
    }

    private static Kind kind(MessageName<?> message) {
        return switch (message) {
            case EventType<?> _ -> Kind.OBJECT;
            case QuestionName<?, ?> _ -> Kind.QUESTION;
            default -> Kind.EVENT;
        };
    }

    /// A message and who hears it, by number: the same follows wherever both are the same.
    private record Told(MessageName<?> message, List<Integer> hearing) {}

    /// A step of the way to where the tree is being told.
    private record Above(int number, Told event, int heard) {
        /// Whether an event leads here again, and to nothing new.
        boolean leadsTo(Told again) {
            return again.message().equals(event.message())
                    && again.hearing().contains(heard)
                    && event.hearing().containsAll(again.hearing());
        }
    }
}
