package unisono.data.internal.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import unisono.data.ContractReport;
import unisono.data.DataException;
import unisono.data.internal.PayloadHistory;
import unisono.data.internal.contract.EventLock.LockedEvent;
import unisono.data.internal.contract.EventLock.LockedVersion;
import unisono.data.internal.contract.ShapeChanges.Change;
import unisono.events.DeclaredEvents;
import unisono.events.EventDescription;
import unisono.events.EventName;

/// Compares all events of an application with those of a lock file.
public final class ContractReview {
    private final DeclaredEvents events;
    private final EventLock lock;
    private final Trial trial;
    private final SortedMap<String, LockedEvent> result = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<String> unproven = new ArrayList<>();

    public ContractReview(DeclaredEvents events, PayloadHistory history, EventLock lock) {
        this.events = events;
        this.lock = lock;
        this.trial = new Trial(history, broken, unproven);
    }

    public ContractReport report(String before, Set<String> retired) {
        refuseUnknown(retired);
        events.all().stream().map(EventDescription::name).forEach(this::review);
        absent().forEach(name -> reviewAbsent(name, retired));
        var text = broken.isEmpty() ? new EventLock(result).text() : before;
        if (broken.isEmpty() && changes.isEmpty() && !text.equals(before)) {
            changes.add(
                    "The lock file says the right thing in another way than the command writes it.");
        }
        return new ContractReport(broken, changes, unproven, text);
    }

    private void refuseUnknown(Set<String> retired) {
        var unknown = new TreeSet<>(retired);
        unknown.removeAll(absent());
        if (!unknown.isEmpty()) {
            throw new DataException(
                    "%s cannot be retired: it is not in the lock file, or a module still declares it. First take it out of the code."
                            .formatted(String.join(", ", unknown)));
        }
    }

    /// The events of the file that are not in the code.
    private Set<String> absent() {
        var absent = new TreeSet<>(lock.events().keySet());
        events.all().forEach(event -> absent.remove(event.name().text()));
        return absent;
    }

    private void reviewAbsent(String name, Set<String> retired) {
        var locked = lock.events().get(name);
        if (locked == null) {
            return;
        }
        if (retired.contains(name) && !locked.retired()) {
            changes.add(name + " is retired.");
        } else if (!locked.retired()) {
            broken.add(
                    "%s is gone%s: the lock file has it, and no module declares it. What is stored under its name could not be read. Bring it back; or, if nobody reads it any more, say so: events lock --retire %s."
                            .formatted(name, heirs(locked), name));
        }
        result.put(
                name,
                new LockedEvent(locked.retired() || retired.contains(name), locked.versions()));
    }

    /// New events that look the same: a name is not changed either.
    private String heirs(LockedEvent locked) {
        var shape = locked.newest().shape();
        var heirs =
                result.entrySet().stream()
                        .filter(entry -> !lock.events().containsKey(entry.getKey()))
                        .filter(entry -> entry.getValue().newest().shape().equals(shape))
                        .map(entry -> entry.getKey())
                        .collect(Collectors.joining(" or "));
        return heirs.isEmpty() ? "" : " (is it %s now? a text is for ever)".formatted(heirs);
    }

    private void review(EventName<?> event) {
        var locked = lock.events().get(event.text());
        try {
            review(event, ShapeReader.shape(event.payloadType()), locked);
        } catch (DataException e) {
            broken.add("%s: %s".formatted(event, e.getMessage()));
        }
    }

    private void review(EventName<?> event, Shape shape, @Nullable LockedEvent locked) {
        var versions = new TreeMap<Integer, LockedVersion>();
        if (locked != null) {
            versions.putAll(locked.versions());
        }
        if (locked == null ? begins(event) : goesOn(event, shape, locked)) {
            versions.put(event.version(), new LockedVersion(shape, sample(event, shape, versions)));
            trial.run(event, versions);
            result.put(event.text(), new LockedEvent(false, versions));
        }
    }

    private boolean begins(EventName<?> event) {
        // Who introduces the lock file into an old application has no older shapes to show.
        if (event.version() > 1 && !lock.events().isEmpty()) {
            broken.add(
                    "%s is new to the lock file, and has version %d. A new event begins with version 1."
                            .formatted(event, event.version()));
            return false;
        }
        changes.add("%s is new, version %d.".formatted(event, event.version()));
        return true;
    }

    private boolean goesOn(EventName<?> event, Shape shape, LockedEvent locked) {
        if (locked.retired()) {
            changes.add(event + " was retired, and is back.");
        }
        int latest = locked.latest();
        if (event.version() == latest) {
            return compares(event, ShapeChanges.between(locked.newest().shape(), shape));
        }
        if (event.version() == latest + 1) {
            changes.add("%s has version %d now.".formatted(event, event.version()));
            return true;
        }
        broken.add(
                event.version() < latest
                        ? "%s went back to version %d, and %d may be stored. Take the version up again."
                                .formatted(event, event.version(), latest)
                        : "%s jumps to version %d, and the lock file has %d. Versions are counted one by one: write the lock file for each, or say version(%d)."
                                .formatted(event, event.version(), latest, latest + 1));
        return false;
    }

    private boolean compares(EventName<?> event, List<Change> differences) {
        var wrong = differences.stream().filter(change -> !change.allowed()).toList();
        if (wrong.isEmpty()) {
            differences.forEach(change -> changes.add("%s: %s.".formatted(event, change.text())));
            return true;
        }
        int next = event.version() + 1;
        broken.add(
                wrong.stream()
                        .map(change -> "- " + change.text() + ".\n")
                        .collect(
                                Collectors.joining(
                                        "",
                                        "%s has changed, and still has version %d:\n"
                                                .formatted(event, event.version()),
                                        "Take that back; or raise the version, EventName.of(…).version(%d), and provide an unisono.data.Upcaster from version %d."
                                                .formatted(next, event.version()))));
        return false;
    }

    /// The one that is there; else the one of the version before, upcast; else one that is made up.
    private JsonNode sample(
            EventName<?> event, Shape shape, SortedMap<Integer, LockedVersion> versions) {
        var same = versions.get(event.version());
        if (same != null) {
            return same.sample();
        }
        var before = versions.get(event.version() - 1);
        return before == null
                ? Samples.of(shape)
                : trial.successor(event, before.sample(), shape).orElseGet(() -> Samples.of(shape));
    }
}
