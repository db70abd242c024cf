package unisono.cli.internal.doctor;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unisono.data.PendingEmission;
import unisono.data.RecurringEmission;
import unisono.data.Replay;
import unisono.data.ReplayState;
import unisono.data.Replays;
import unisono.data.Schedules;

/// The part of the doctor who looks after replays, and after what is planned.
final class PlansExamined {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int LIMIT = 1_000;

    private final Replays replays;
    private final Schedules schedules;

    @Inject
    PlansExamined(Replays replays, Schedules schedules) {
        this.replays = replays;
        this.schedules = schedules;
    }

    /// What there is to be seen: of replays among the newest thousand, and of planned emissions
    /// among the first thousand.
    List<Finding> findings() {
        return Stream.of(
                        replays.list(LIMIT).stream().flatMap(PlansExamined::of),
                        failed(),
                        overdue(),
                        schedules.recurring().stream().flatMap(PlansExamined::of))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Finding> of(Replay it) {
        if (it.state() == ReplayState.STOPPED) {
            return Stream.of(
                    Finding.error(
                            "Replay %d of %s stopped at position %d."
                                    .formatted(it.id(), it.listener(), it.failedAt()),
                            "Look why (events replay show %d), mend the cause, then: events replay resume %d, or skip, or cancel"
                                    .formatted(it.id(), it.id())));
        }
        if (it.state() == ReplayState.PAUSED) {
            return Stream.of(
                    Finding.warning(
                            "Replay %d of %s is paused, and the log is kept for it."
                                    .formatted(it.id(), it.listener()),
                            "When it may go on: events replay resume %d".formatted(it.id())));
        }
        boolean waits = it.state() == ReplayState.RUNNING && !it.node() && isLong(it.startedAt());
        return waits
                ? Stream.of(
                        Finding.error(
                                "No node works on replay %d of %s."
                                        .formatted(it.id(), it.listener()),
                                "Start one that has the listener: launch"))
                : Stream.empty();
    }

    private Stream<Finding> failed() {
        return byEvent(schedules.list(true, LIMIT).stream())
                .map(same ->
                        Finding.error(
                                "%s failed for good when it was due, %s."
                                        .formatted(same.getFirst().event(), times(same)),
                                "Look why (events schedule show %d), mend the cause, then: events schedule reschedule %d --in 0s"
                                        .formatted(same.getFirst().id(), same.getFirst().id())));
    }

    /// What is tried again has a due time that comes: nobody has touched these.
    private Stream<Finding> overdue() {
        return byEvent(schedules.list(false, LIMIT).stream().filter(it -> isLong(it.due())))
                .map(same ->
                        Finding.error(
                                "Nobody emits %s, which was due at %s, %s."
                                        .formatted(
                                                same.getFirst().event(),
                                                same.getFirst().due(),
                                                times(same)),
                                "Start a node: launch. If those that run do not know it: events schedule cancel %d --yes"
                                        .formatted(same.getFirst().id())));
    }

    private static Stream<Finding> of(RecurringEmission it) {
        if (!it.known()) {
            return Stream.of(
                    Finding.warning(
                            "%s recurs for nobody: this application does not declare it."
                                    .formatted(it.name()),
                            "Bring it back under this name, or: events schedule forget %s --yes"
                                    .formatted(it.name())));
        }
        return it.paused()
                ? Stream.of(
                        Finding.warning(
                                "%s is paused, and does not recur.".formatted(it.name()),
                                "When it may: events schedule resume %s".formatted(it.name())))
                : Stream.empty();
    }

    private static Stream<List<PendingEmission>> byEvent(Stream<PendingEmission> all) {
        return all
                .collect(
                        Collectors.groupingBy(
                                PendingEmission::event, TreeMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    private static String times(List<PendingEmission> same) {
        return same.size() == 1 ? "once" : "%d times".formatted(same.size());
    }

    private static boolean isLong(Instant since) {
        return Duration.between(since, Instant.now()).compareTo(LONG) > 0;
    }
}
