package unisono.cli.internal.doctor;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import unisono.data.projection.GenerationState;
import unisono.data.projection.ProjectionStatus;
import unisono.data.projection.Projections;

/// The part of the doctor who looks after projections.
final class ProjectionsExamined {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Projections projections;

    @Inject
    ProjectionsExamined(Projections projections) {
        this.projections = projections;
    }

    /// What there is to be seen.
    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        projections.list().forEach(it -> examine(it, findings));
        return findings;
    }

    private static void examine(ProjectionStatus it, List<Finding> findings) {
        var name = it.projection();
        if (it.error() != null) {
            findings.add(
                    Finding.error(
                            "The projection %s stands still at position %d, which it cannot fold."
                                    .formatted(name, it.failedAt()),
                            "Look why (projections list), mend it, then: projections resume %s, or skip"
                                    .formatted(name)));
        }
        if (it.aside() > 0 && it.state() != GenerationState.OLD) {
            findings.add(
                    Finding.error(
                            "The projection %s has set %d of its events aside."
                                    .formatted(name, it.aside()),
                            "Look why (projections aside), mend it, then: projections retry %s"
                                    .formatted(name)));
        }
        if (it.state() == GenerationState.LIVE) {
            examineLive(it, findings);
        }
    }

    private static void examineLive(ProjectionStatus it, List<Finding> findings) {
        var name = it.projection();
        if (!it.known()) {
            findings.add(
                    Finding.warning(
                            "No module has the projection %s any more, and the log is kept for it."
                                    .formatted(name),
                            "Bring it back under this name, or: projections forget %s --yes"
                                    .formatted(name)));
        } else if (it.paused()) {
            findings.add(
                    Finding.warning(
                            "The projection %s is paused, %d events behind."
                                    .formatted(name, it.lag()),
                            "When it may go on: projections resume %s".formatted(name)));
        } else if (it.behind().compareTo(LONG) > 0 && it.error() == null) {
            findings.add(
                    Finding.error(
                            "The projection %s is %d seconds behind, by %d events."
                                    .formatted(name, it.behind().toSeconds(), it.lag()),
                            "If no node runs, start one: launch. If it does not catch up: partitions(…)"));
        }
        if (it.known() && it.stale()) {
            findings.add(
                    Finding.warning(
                            "The projection %s was folded by an earlier definition."
                                    .formatted(name),
                            "Fold it anew: projections rebuild %s, compare, swap".formatted(name)));
        }
    }
}
