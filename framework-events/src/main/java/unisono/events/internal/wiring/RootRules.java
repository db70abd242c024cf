package unisono.events.internal.wiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unisono.events.Subscription;
import unisono.events.root.AggregateName;
import unisono.events.root.AggregateRoot;
import unisono.events.root.Moment;

/// An aggregate has one root, and a root declares the moments of its own aggregate only.
final class RootRules {
    private final Problems problems;
    private final Map<Class<?>, AggregateName> aggregates = new HashMap<>();
    private final Map<String, Declared> roots = new HashMap<>();

    RootRules(Problems problems) {
        this.problems = problems;
    }

    void check(List<Heard> heard) {
        var declared = heard.stream().flatMap(RootRules::declared).toList();
        declared.stream().filter(Declared::isRootItself).forEach(this::checkRoot);
        declared.forEach(this::checkMoment);
    }

    private static Stream<Declared> declared(Heard heard) {
        var line = heard.subscription();
        return AggregateRoot.class.isAssignableFrom(line.source())
                        && line.terms().condition() instanceof Moment<?> moment
                ? Stream.of(new Declared(line, moment))
                : Stream.of();
    }

    private void checkRoot(Declared root) {
        var aggregate = root.moment().aggregate();
        aggregates.put(root.line().source(), aggregate);
        var other = roots.putIfAbsent(aggregate.text(), root);
        if (other != null) {
            problems.add(
                    "%s: the aggregate %s has the root %s already, at %s. Keep one, or give the other aggregate a name of its own."
                            .formatted(
                                    root.line().at(),
                                    aggregate,
                                    other.line().source().getSimpleName(),
                                    other.line().at()));
        }
    }

    private void checkMoment(Declared declared) {
        var aggregate = aggregates.get(declared.line().source());
        if (aggregate != null && !aggregate.equals(declared.moment().aggregate())) {
            problems.add(
                    "%s: %s is the root of %s, and declares a listener of %s. Declare it at the root of %s, or hear it with typed(%s.class)."
                            .formatted(
                                    declared.line().at(),
                                    declared.line().source().getSimpleName(),
                                    aggregate,
                                    declared.moment(),
                                    declared.moment().aggregate(),
                                    declared.line().listener().getSimpleName()));
        }
    }

    /// A line that a root declares.
    private record Declared(Subscription line, Moment<?> moment) {
        boolean isRootItself() {
            return line.listener() == line.source()
                    && moment.equals(moment.aggregate().everything());
        }
    }
}
