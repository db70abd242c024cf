package unisono.data.internal.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import unisono.data.projection.ProjectionStatus;

/// How projections are. Stateless.
final class ProjectionMetrics {
    private static final double MILLIS = 1_000;

    private ProjectionMetrics() {}

    static Stream<Family> of(List<ProjectionStatus> statuses) {
        return Stream.of(
                family(
                        statuses,
                        Family.gauge(
                                "unisono_projection_lag_events",
                                "",
                                "Events that a projection has not folded, 100,000 at the most."),
                        ProjectionStatus::lag),
                family(
                        statuses,
                        Family.gauge(
                                "unisono_projection_lag_seconds",
                                "seconds",
                                "The age of the oldest event that a projection has not folded."),
                        it -> it.behind().toMillis() / MILLIS),
                family(
                        statuses,
                        Family.gauge(
                                "unisono_projection_aside_events",
                                "",
                                "Events that a projection has set aside."),
                        ProjectionStatus::aside),
                family(
                        statuses,
                        Family.gauge(
                                "unisono_projection_failed",
                                "",
                                "Whether it stands still, because a fold fails."),
                        it -> it.error() == null ? 0 : 1),
                family(
                        statuses,
                        Family.gauge("unisono_projection_paused", "", "Whether it is paused."),
                        it -> it.paused() ? 1 : 0));
    }

    private static Family family(
            List<ProjectionStatus> statuses,
            Family family,
            ToDoubleFunction<ProjectionStatus> value) {
        for (var it : statuses) {
            family.add(labels(it), value.applyAsDouble(it));
        }
        return family;
    }

    private static Map<String, String> labels(ProjectionStatus it) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("projection", it.projection());
        labels.put("generation", Integer.toString(it.generation()));
        labels.put("state", it.state().name().toLowerCase(Locale.ROOT));
        return labels;
    }
}
