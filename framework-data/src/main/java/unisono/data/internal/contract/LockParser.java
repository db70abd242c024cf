package unisono.data.internal.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.contract.EventLock.LockedEvent;
import unisono.data.internal.contract.EventLock.LockedVersion;
import unisono.data.internal.contract.Shape.Again;
import unisono.data.internal.contract.Shape.Entries;
import unisono.data.internal.contract.Shape.Fields;
import unisono.data.internal.contract.Shape.Items;
import unisono.data.internal.contract.Shape.Nothing;
import unisono.data.internal.contract.Shape.Part;
import unisono.data.internal.contract.Shape.Scalar;

/// Reads a lock file: lines, where the indentation says what belongs to what.
final class LockParser {
    private final List<LockLine> lines = new ArrayList<>();
    private int next;

    private LockParser(String text) {
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var words = line.strip();
            if (!words.isEmpty() && !words.startsWith("#")) {
                int blanks = line.length() - line.stripLeading().length();
                lines.add(new LockLine(number, blanks / ShapeWriter.INDENT.length(), words));
            }
        }
    }

    static EventLock parse(String text) {
        return new LockParser(text).lock();
    }

    private EventLock lock() {
        var events = new TreeMap<String, LockedEvent>();
        for (var line = line(0); line != null; line = line(0)) {
            line.expect("event ");
            put(events, line.word(), event(line), line);
        }
        if (next < lines.size()) {
            throw lines.get(next).wrong("it belongs to nothing");
        }
        return new EventLock(events);
    }

    private LockedEvent event(LockLine first) {
        boolean retired = first.has(EventLock.RETIRED);
        first.end();
        var shapes = new TreeMap<Integer, Shape>();
        var samples = new TreeMap<Integer, JsonNode>();
        for (var line = line(1); line != null; line = line(1)) {
            if (line.has("sample ")) {
                put(samples, number(line), json(line), line);
            } else {
                line.expect("version ");
                put(shapes, number(line), part(line).shape(), line);
            }
        }
        return new LockedEvent(retired, versions(first, shapes, samples));
    }

    private static SortedMap<Integer, LockedVersion> versions(
            LockLine event,
            SortedMap<Integer, Shape> shapes,
            SortedMap<Integer, JsonNode> samples) {
        if (shapes.isEmpty() || !shapes.keySet().equals(samples.keySet())) {
            throw event.wrong("each version of an event has one sample");
        }
        var versions = new TreeMap<Integer, LockedVersion>();
        shapes.forEach((number, shape) -> {
            var sample = samples.get(number);
            if (sample != null) {
                versions.put(number, new LockedVersion(shape, sample));
            }
        });
        return versions;
    }

    /// What two branches have both added, a merge may leave twice.
    private static <K, V> void put(SortedMap<K, V> all, K key, V value, LockLine line) {
        if (all.putIfAbsent(key, value) != null) {
            throw line.wrong("%s is there twice".formatted(key));
        }
    }

    private static int number(LockLine line) {
        int number = line.positive();
        line.expect(": ");
        return number;
    }

    private static JsonNode json(LockLine line) {
        try {
            return PayloadJson.MAPPER.readTree(line.rest());
        } catch (JacksonException e) {
            throw line.wrong("the sample is no JSON: " + e.getOriginalMessage());
        }
    }

    private Part part(LockLine line) {
        boolean nullable = line.has("nullable ");
        return new Part(nullable, shape(line));
    }

    private Shape shape(LockLine line) {
        if (line.has("list of ")) {
            return new Items(part(line));
        }
        if (line.has("map from ")) {
            var key = line.has("one of ") ? line.choice() : scalar(line);
            line.expect(" to ");
            return new Entries(key, part(line));
        }
        var shape = last(line);
        line.end();
        return shape;
    }

    private Shape last(LockLine line) {
        if (line.has("one of ")) {
            return line.choice();
        }
        if (line.has("again ")) {
            return new Again(line.rest());
        }
        if (line.has("nothing")) {
            return new Nothing();
        }
        return line.has("object") ? fields(line) : scalar(line);
    }

    private static Shape scalar(LockLine line) {
        var word = line.word();
        return Kind.of(word)
                .map(Scalar::new)
                .orElseThrow(() -> line.wrong("there is no kind \"%s\"".formatted(word)));
    }

    private Fields fields(LockLine object) {
        var parts = new TreeMap<String, Part>();
        int depth = object.depth() + 1;
        for (var line = line(depth); line != null; line = line(depth)) {
            var name = line.name();
            line.expect(": ");
            put(parts, name, part(line), line);
        }
        return new Fields(parts);
    }

    /// The next line, if it is of this depth.
    private @Nullable LockLine line(int depth) {
        if (next == lines.size() || lines.get(next).depth() != depth) {
            return null;
        }
        return lines.get(next++);
    }
}
