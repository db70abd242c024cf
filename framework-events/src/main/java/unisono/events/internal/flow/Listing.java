package unisono.events.internal.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unisono.events.ApplicationModule;
import unisono.events.ModuleDescription;
import unisono.events.Reaction;
import unisono.events.Subscription;
import unisono.events.SubscriptionDescription;
import unisono.events.internal.wiring.Heard;
import unisono.events.internal.wiring.ModuleGraph;
import unisono.events.root.Moment;

/// What an application tells about itself.
public final class Listing {
    private Listing() {}

    public static List<ModuleDescription> modules(ModuleGraph graph) {
        return graph.modules().stream().map(module -> describe(module, graph)).toList();
    }

    /// Event by event, those of the first module first; within each in delivery order.
    public static List<SubscriptionDescription> subscriptions(
            ModuleGraph graph, List<Heard> heard) {
        return heard.stream()
                .sorted(
                        Comparator.comparingInt((Heard one) -> emitting(one, graph))
                                .thenComparing(one -> text(one.subscription())))
                .map(one -> describe(one, graph, List.of()))
                .toList();
    }

    private static int emitting(Heard heard, ModuleGraph graph) {
        var line = heard.subscription();
        return switch (line.scope()) {
            case LOCAL -> heard.position();
            case EXTERNAL ->
                    graph.implementing(line.source())
                            .map(graph::position)
                            .orElse(Integer.MAX_VALUE);
            case APPLICATION, TYPED -> Integer.MAX_VALUE;
        };
    }

    /// A star for whoever hears any.
    private static String text(Subscription line) {
        return line.message() == null ? "*" : line.message().text();
    }

    private static ModuleDescription describe(ApplicationModule module, ModuleGraph graph) {
        var jpms = module.getClass().getModule();
        var needed =
                module.dependencies().stream()
                        .flatMap(api -> graph.implementing(api).stream())
                        .sorted(Comparator.comparingInt(graph::position))
                        .map(ApplicationModule::name)
                        .distinct();
        return new ModuleDescription(
                module.name(),
                jpms.isNamed() ? jpms.getName() : "unnamed",
                module.apis().stream().map(Class::getSimpleName).sorted().toList(),
                needed.toList());
    }

    /// @param more notes that come last
    static SubscriptionDescription describe(Heard heard, ModuleGraph graph, List<String> more) {
        var line = heard.subscription();
        var notes = new ArrayList<>(notes(heard, graph));
        notes.addAll(more);
        return new SubscriptionDescription(
                text(line),
                line.scope(),
                line.source().getSimpleName(),
                line.handlerName(),
                heard.module(),
                line.terms().timing(),
                line.terms().priority(),
                line.at(),
                notes);
    }

    private static List<String> notes(Heard heard, ModuleGraph graph) {
        var line = heard.subscription();
        var notes = new ArrayList<>(line.notes());
        var terms = line.terms();
        if (line.scope() == Subscription.Scope.EXTERNAL
                && graph.implementing(line.source()).isEmpty()) {
            notes.add("no module implements " + line.source().getSimpleName());
        }
        if (terms.condition() instanceof Moment<?> moment) {
            notes.add("of " + moment);
        } else if (terms.condition() != null) {
            notes.add("conditional");
        }
        if (terms.deadline() != null) {
            notes.add("deadline " + terms.deadline());
        }
        if (terms.durability() != null) {
            notes.add("stored as " + heard.durableName());
        }
        if (terms.stopping()) {
            notes.add("stops propagation");
        }
        if (terms.recursionEnds() != null) {
            notes.add("recursion ends: " + terms.recursionEnds());
        }
        if (line.reaction() instanceof Reaction.Answering) {
            notes.add("answers");
        }
        return notes;
    }
}
