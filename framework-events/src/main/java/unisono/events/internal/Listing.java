package unisono.events.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import unisono.events.ApplicationModule;
import unisono.events.ModuleDescription;
import unisono.events.Subscription;
import unisono.events.SubscriptionDescription;
import unisono.events.internal.Wiring.Heard;

/// What an application tells about itself.
public final class Listing {
    private Listing() {}

    public static List<ModuleDescription> modules(ModuleGraph graph) {
        return graph.modules().stream().map(module -> describe(module, graph)).toList();
    }

    /// Event by event, those of the first module first; within each in delivery order.
    public static List<SubscriptionDescription> subscriptions(Wiring wiring) {
        return wiring.heard().stream()
                .sorted(
                        Comparator.comparingInt((Heard heard) -> emitting(heard, wiring))
                                .thenComparing(heard -> heard.subscription().event().text()))
                .map(heard -> describe(heard, wiring.graph()))
                .toList();
    }

    private static int emitting(Heard heard, Wiring wiring) {
        return heard.subscription().scope() == Subscription.Scope.LOCAL
                ? heard.position()
                : wiring.graph()
                        .implementing(heard.subscription().source())
                        .map(wiring.graph()::position)
                        .orElse(Integer.MAX_VALUE);
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

    private static SubscriptionDescription describe(Heard heard, ModuleGraph graph) {
        var line = heard.subscription();
        return new SubscriptionDescription(
                line.event().text(),
                line.scope(),
                line.source().getSimpleName(),
                line.handlerName(),
                heard.module().name(),
                line.timing(),
                line.priority(),
                line.at(),
                notes(line, graph));
    }

    private static List<String> notes(Subscription line, ModuleGraph graph) {
        boolean silent =
                line.scope() == Subscription.Scope.EXTERNAL
                        && graph.implementing(line.source()).isEmpty();
        var missing =
                silent
                        ? Stream.of("no module implements " + line.source().getSimpleName())
                        : Stream.<String>empty();
        var notes = new ArrayList<>(line.notes());
        missing.forEach(notes::add);
        return notes;
    }
}
