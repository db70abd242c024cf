package unisono.events.internal.flow;

import com.google.inject.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import unisono.events.internal.flow.EventFlow.Emitting;
import unisono.events.internal.reach.InjectorGraph;
import unisono.events.internal.reach.InjectorNode;

/// Finds the circles in which emissions may go round, and warns of each.
///
/// One leads from an emission to a listener, through what the injector gives it to a class that
/// emits, and so on. Circles that share an emission are one warning, with the shortest of them. A
/// listener whose recursion ends is no part of any.
final class EmissionCircles {
    /// So many emissions of one set of circles are tried as the beginning of the shortest.
    private static final int BEGINNINGS_MAX = 20;

    private final InjectorGraph injector;
    private final EventFlow flow;
    private final int depthMax;

    EmissionCircles(InjectorGraph injector, EventFlow flow, int depthMax) {
        this.injector = injector;
        this.flow = flow;
        this.depthMax = depthMax;
    }

    /// A warning for each set of circles, in the order of their first emissions.
    List<String> warnings() {
        var starts =
                flow.declared().stream()
                        .map(line -> new Emitted(new Emitting(line.emits().emitter(), false, line)))
                        .toList();
        return new Circles<Stop>(this::next)
                .from(starts).stream()
                        .filter(circle -> circle.stream().anyMatch(Emitted.class::isInstance))
                        .sorted(
                                Comparator.comparing(
                                        circle -> emissions(circle).getFirst(), Emitting.ORDER))
                        .map(this::warning)
                        .toList();
    }

    private Collection<Stop> next(Stop stop) {
        return switch (stop) {
            case Emitted(var emission) -> listeners(emission);
            case Place(var key) -> behind(injector.node(key));
        };
    }

    private List<Stop> listeners(Emitting emission) {
        return flow.hearing(emission).stream()
                .filter(heard -> heard.subscription().terms().recursionEnds() == null)
                .<Stop>map(heard -> new Place(Key.get(heard.subscription().listener())))
                .distinct()
                .toList();
    }

    private List<Stop> behind(InjectorNode node) {
        var stops = new ArrayList<Stop>();
        node.next().forEach(key -> stops.add(new Place(key)));
        flow.emittedBy(node).forEach(emission -> stops.add(new Emitted(emission)));
        return stops;
    }

    private String warning(Set<Stop> circle) {
        var within = new HashMap<Stop, List<Stop>>();
        circle.forEach(
                stop -> within.put(stop, next(stop).stream().filter(circle::contains).toList()));
        var shortest =
                emissions(circle).stream()
                        .limit(BEGINNINGS_MAX)
                        .map(start -> Circles.<Stop>shortest(new Emitted(start), within))
                        .min(
                                Comparator.<List<Stop>>comparingInt(way -> emissions(way).size())
                                        .thenComparingInt(List::size))
                        .orElseThrow();
        return new CircleWarning(flow, depthMax).words(steps(shortest), emissions(circle));
    }

    /// Cuts the way where something is emitted.
    private static List<CircleWarning.Step> steps(List<Stop> way) {
        var steps = new ArrayList<CircleWarning.Step>();
        for (var stop : way) {
            switch (stop) {
                case Emitted(var emission) ->
                        steps.add(new CircleWarning.Step(emission, new ArrayList<>()));
                case Place(var key) ->
                        steps.getLast().through().add(key.getTypeLiteral().getRawType());
            }
        }
        return steps;
    }

    private static List<Emitting> emissions(Collection<Stop> stops) {
        return stops.stream()
                .filter(Emitted.class::isInstance)
                .map(stop -> ((Emitted) stop).emission())
                .sorted(Emitting.ORDER)
                .toList();
    }

    /// A node of the graph that is searched.
    private sealed interface Stop permits Emitted, Place {}

    /// Something is emitted.
    private record Emitted(Emitting emission) implements Stop {}

    /// Something is there, given by the injector.
    private record Place(Key<?> key) implements Stop {}
}
