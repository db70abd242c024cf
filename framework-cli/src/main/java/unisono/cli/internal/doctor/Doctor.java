package unisono.cli.internal.doctor;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import unisono.data.Deliveries;
import unisono.data.EventLog;
import unisono.data.Horizon.Holder;
import unisono.data.ListenerLag;
import unisono.events.DurableListener;
import unisono.events.DurableListeners;

/// Looks for what needs a person. It asks the database, and changes nothing.
final class Doctor {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final EventLog log;
    private final DurableListeners listeners;
    private final PlansExamined plans;
    private final ProjectionsExamined projections;

    @Inject
    Doctor(
            Deliveries deliveries,
            EventLog log,
            DurableListeners listeners,
            PlansExamined plans,
            ProjectionsExamined projections) {
        this.projections = projections;
        this.deliveries = deliveries;
        this.log = log;
        this.listeners = listeners;
        this.plans = plans;
    }

    /// What there is to be seen, errors first.
    List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        var ours = listeners.all().stream().map(DurableListener::name).collect(Collectors.toSet());
        deliveries.lags().forEach(lag -> examine(lag, ours, findings));
        log.horizon().heldBy().forEach(holder -> examine(holder, findings));
        findings.addAll(plans.findings());
        findings.addAll(projections.findings());
        findings.sort(Comparator.comparing(Finding::level));
        return findings;
    }

    private static void examine(ListenerLag lag, Set<String> ours, List<Finding> findings) {
        var name = lag.listener();
        if (lag.stopped() > 0) {
            findings.add(
                    Finding.error(
                            "%s has %s that nobody tries again."
                                    .formatted(
                                            name, count(lag.stopped(), "delivery", "deliveries")),
                            "Look why (deliveries list --state dead), mend the cause, then: deliveries retry-all %s"
                                    .formatted(name)));
        }
        if (lag.lost() > 0) {
            findings.add(
                    Finding.error(
                            "%s has lost %s: nobody ran it while the log was kept."
                                    .formatted(name, events(lag.lost())),
                            "Make up for them by other means; it is told until: listeners forget %s --yes"
                                    .formatted(name)));
        }
        if (lag.paused()) {
            findings.add(
                    Finding.warning(
                            "%s is paused, with %s unread.".formatted(name, events(lag.unread())),
                            "When it may go on: listeners resume %s".formatted(name)));
        } else if (!lag.known() && !ours.contains(name)) {
            findings.add(
                    Finding.error(
                            "%s is known to nobody any more, and has %s unread, which the log keeps for it."
                                    .formatted(name, events(lag.unread())),
                            "Bring it back under this name, or: listeners forget %s --yes"
                                    .formatted(name)));
        } else if (!lag.known() && lag.pending() > 0) {
            findings.add(
                    Finding.error(
                            "No node delivers to %s, for which %s."
                                    .formatted(
                                            name,
                                            count(lag.pending(), "event waits", "events wait")),
                            "Start one: launch"));
        } else if (lag.behind().compareTo(LONG) > 0) {
            findings.add(
                    Finding.warning(
                            "%s is %d seconds behind, by %s."
                                    .formatted(
                                            name, lag.behind().toSeconds(), events(lag.unread())),
                            "If it does not catch up: more nodes, .batched(…), or a key with more values."));
        }
    }

    private static void examine(Holder holder, List<Finding> findings) {
        var since = holder.since();
        if (since != null && Duration.between(since, Instant.now()).compareTo(LONG) > 0) {
            findings.add(
                    Finding.error(
                            "A transaction holds all deliveries back at position %d since %s: %s."
                                    .formatted(holder.position(), since, who(holder)),
                            "If it does not end by itself: "
                                    + (holder.pid() == null
                                            ? "commit prepared, or rollback prepared"
                                            : "select pg_terminate_backend(%d)"
                                                    .formatted(holder.pid()))));
        }
    }

    private static String events(long number) {
        return count(number, "event", "events");
    }

    private static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private static String who(Holder holder) {
        return holder.pid() == null
                ? "a prepared one"
                : "process %d, %s".formatted(holder.pid(), holder.application());
    }
}
