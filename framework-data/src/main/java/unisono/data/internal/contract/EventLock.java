package unisono.data.internal.contract;

import java.util.Collections;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import unisono.data.internal.contract.Shape.Part;

/// What the lock file says: every version of every event that was ever written.
public record EventLock(SortedMap<String, LockedEvent> events) {
    static final String RETIRED = " retired";
    private static final String HEADING =
            """
            # What events carry, as JSON, by version. The build compares it with the code; `events lock`
            # writes it. By hand only samples are changed, where a record refuses what was made up.
            """;

    public EventLock {
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
    }

    /// An event, with all its versions.
    ///
    /// @param retired whether nobody emits and nobody reads it any more; its name stays taken
    record LockedEvent(boolean retired, SortedMap<Integer, LockedVersion> versions) {
        LockedEvent {
            versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        }

        int latest() {
            return versions.lastKey();
        }

        LockedVersion newest() {
            return versions.lastEntry().getValue();
        }
    }

    /// One version of an event.
    ///
    /// @param sample a payload of it
    record LockedVersion(Shape shape, JsonNode sample) {}

    /// Reads a lock file.
    ///
    /// @throws unisono.data.DataException that names the line which cannot be read
    public static EventLock parse(String text) {
        return LockParser.parse(text);
    }

    /// The same lock always as the same text.
    public String text() {
        var text = new StringJoiner("\n", HEADING, "");
        events.forEach((name, event) -> {
            text.add("").add("event " + name + (event.retired() ? RETIRED : ""));
            event.versions().forEach((number, version) -> write(text, number, version));
        });
        return text + "\n";
    }

    private static void write(StringJoiner text, int number, LockedVersion version) {
        new ShapeWriter(text::add)
                .write(ShapeWriter.INDENT, "version " + number, new Part(false, version.shape()));
        text.add("%ssample %d: %s".formatted(ShapeWriter.INDENT, number, version.sample()));
    }
}
