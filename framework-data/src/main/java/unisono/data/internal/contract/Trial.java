package unisono.data.internal.contract;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import unisono.data.DataException;
import unisono.data.internal.PayloadHistory;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.contract.EventLock.LockedVersion;
import unisono.data.internal.contract.Shape.Nothing;
import unisono.events.EventName;

/// Tries what a lock file says: that the samples are read as records, that records are written in
/// their shape, and that upcasters make of all that a version may have stored the next version.
final class Trial {
    private final PayloadHistory history;
    private final PayloadReader reader;
    private final List<String> broken;
    private final List<String> unproven;

    /// @param broken takes what the code does wrong
    /// @param unproven takes what is wrong with samples
    Trial(PayloadHistory history, List<String> broken, List<String> unproven) {
        this.history = history;
        this.reader = new PayloadReader(history);
        this.broken = broken;
        this.unproven = unproven;
    }

    void run(EventName<?> event, SortedMap<Integer, LockedVersion> versions) {
        boolean sound = true;
        for (var entry : versions.entrySet()) {
            sound &= hasItsShape(event, entry.getKey(), entry.getValue());
        }
        if (!sound) {
            return;
        }
        today(event, versions.lastEntry().getValue());
        versions.forEach((from, before) -> {
            var after = versions.get(from + 1);
            if (after != null) {
                upcast(event, from, before, after.shape());
            }
        });
    }

    /// What the sample of the version before becomes, if it becomes what it should.
    Optional<JsonNode> successor(EventName<?> event, JsonNode sample, Shape shape) {
        try {
            JsonNode next = history.next(event, event.version() - 1, sample.deepCopy());
            return Optional.of(next).filter(it -> ShapeCheck.problems(shape, it).isEmpty());
        } catch (DataException _) {
            return Optional.empty(); // run() will say so
        }
    }

    private boolean hasItsShape(EventName<?> event, int version, LockedVersion locked) {
        var problems = ShapeCheck.problems(locked.shape(), locked.sample());
        problems.forEach(problem ->
                unproven.add(
                        "The sample of %s, version %d, is none: %s. Mend it in the lock file."
                                .formatted(event, version, problem)));
        return problems.isEmpty();
    }

    private void today(EventName<?> event, LockedVersion today) {
        if (today.shape() instanceof Nothing) {
            return;
        }
        try {
            var payload = read(event, event.version(), today.sample());
            var written = PayloadJson.MAPPER.writeValueAsString(payload);
            ShapeCheck.problems(today.shape(), PayloadJson.MAPPER.readTree(written))
                    .forEach(problem ->
                            broken.add(
                                    "%s is not written as its serializers say: %s. Write it with records and values that Jackson knows, without annotations that change their form."
                                            .formatted(event, problem)));
            Variants.of(today.shape(), today.sample()).stream()
                    .flatMap(variant -> unreadable(event, variant))
                    .findFirst()
                    .ifPresent(broken::add);
        } catch (DataException e) {
            refused(event, e);
        }
    }

    private void refused(EventName<?> event, DataException e) {
        if (e.getCause() == null) {
            broken.add(
                    "%s can be written, and not be read again. %s"
                            .formatted(event, e.getMessage()));
        } else {
            unproven.add(
                    "The sample of %s, version %d, was made up, and its record refuses it: %s. Write one that it accepts into the lock file."
                            .formatted(event, event.version(), e.getCause().getMessage()));
        }
    }

    /// A record may refuse what its shape allows, such as an empty list; but it has to have an
    /// opinion, and not fall over.
    private Stream<String> unreadable(EventName<?> event, JsonNode variant) {
        try {
            var _ = read(event, event.version(), variant);
            return Stream.of();
        } catch (DataException e) {
            return e.getCause() == null || e.getCause() instanceof NullPointerException
                    ? Stream.of("%s can be %s. %s".formatted(event, variant, e.getMessage()))
                    : Stream.of();
        }
    }

    private void upcast(EventName<?> event, int from, LockedVersion before, Shape after) {
        var wrong =
                Stream.concat(
                                Stream.of(before.sample()),
                                Variants.of(before.shape(), before.sample()).stream())
                        .flatMap(payload -> failure(event, from, payload, after))
                        .findFirst();
        wrong.ifPresentOrElse(broken::add, () -> readAll(event, from, before.sample()));
    }

    private Stream<String> failure(EventName<?> event, int from, JsonNode payload, Shape after) {
        try {
            var next = history.next(event, from, payload.deepCopy());
            return ShapeCheck.problems(after, next).stream()
                    .limit(1)
                    .map(problem ->
                            "The upcaster of %s from version %d makes no version %d of %s: %s."
                                    .formatted(event, from, from + 1, payload, problem));
        } catch (DataException e) {
            return Stream.of("%s, which is %s.".formatted(e.getMessage(), payload));
        }
    }

    private void readAll(EventName<?> event, int from, JsonNode sample) {
        try {
            var _ = read(event, from, sample);
        } catch (DataException e) {
            broken.add("%s The upcasters are wrong, or the sample is.".formatted(e.getMessage()));
        }
    }

    private Object read(EventName<?> event, int version, JsonNode payload) {
        return reader.read(event, version, payload.toString());
    }
}
