package crash.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A history as a faultless run would write it, to be spoilt by tests: twenty seconds of a sender
/// with ten emissions a second, which each of three listeners heard a moment later; one fault after
/// five seconds.
final class Written {
    static final long BEGINNING = 1_000_000;
    static final int PER_SECOND = 10;
    static final int SECONDS = 20;
    static final long BROKEN_AT = BEGINNING + 5_000;

    private static final int KEYS = 4;
    private static final long LATER = 20;

    private final Map<String, List<String>> files = new LinkedHashMap<>();

    Written() {
        line("listeners.tsv", "exact", "hop", "once", "ordered");
        line("listeners.tsv", "free", "hop", "once", "free");
        line("listeners.tsv", "outside", "hop", "repeatedly", "ordered");
        line("emissions-node.tsv", "began", "node-1");
        line("emissions-node.tsv", "rolledback", "node-1");
        line("emissions-node.tsv", "began", "node-2");
        long at = BEGINNING;
        for (int i = 0; i < PER_SECOND * SECONDS; i++, at += 1_000 / PER_SECOND) {
            emit(i, at);
        }
        fault(1, BROKEN_AT, BROKEN_AT);
    }

    /// Something that is broken, and over.
    void fault(int number, long began, long over) {
        line(
                "faults.tsv",
                String.valueOf(number),
                "cut",
                "node",
                String.valueOf(began),
                String.valueOf(over),
                String.valueOf(over));
    }

    private void emit(int number, long at) {
        line("emissions-sender.tsv", "began", id(number));
        line("emissions-sender.tsv", "committed", id(number));
        line("emitted.tsv", id(number), "hop", key(number), String.valueOf(number));
        effect("exact", number, at + LATER);
        effect("free", number, at + LATER);
        effect("outside", number, at + LATER);
    }

    static String id(int number) {
        return "sender-" + number;
    }

    private static String key(int number) {
        return "key-" + number % KEYS;
    }

    /// One more effect of an emission.
    void effect(String listener, int number, long at) {
        line(
                fileOf(listener),
                listener,
                id(number),
                key(number),
                String.valueOf(number),
                String.valueOf(at));
    }

    private static String fileOf(String listener) {
        return listener.equals("outside") ? "outside.tsv" : "effects.tsv";
    }

    void line(String file, String... fields) {
        files.computeIfAbsent(file, _ -> new ArrayList<>()).add(String.join("\t", fields) + "\t.");
    }

    /// Text that is no whole line.
    void torn(String file, String text) {
        files.computeIfAbsent(file, _ -> new ArrayList<>()).add(text);
    }

    /// Takes the effect of an emission away, and tells where it was.
    int lose(String listener, int number) {
        var effects = files.getOrDefault(fileOf(listener), List.of());
        int index = index(listener, number);
        effects.remove(index);
        return index;
    }

    /// Lets two effects change places.
    void swap(String listener, int one, int other) {
        var effects = files.getOrDefault(fileOf(listener), List.of());
        Collections.swap(effects, index(listener, one), index(listener, other));
    }

    private int index(String listener, int number) {
        var effects = files.getOrDefault(fileOf(listener), List.of());
        var beginning = "%s\t%s\t".formatted(listener, id(number));
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i).startsWith(beginning)) {
                return i;
            }
        }
        throw new IllegalArgumentException(beginning);
    }

    /// Takes an emission out of the database.
    void vanish(int number) {
        files.getOrDefault("emitted.tsv", List.of())
                .removeIf(line -> line.startsWith(id(number) + "\t"));
    }

    Verdict judged(Path directory) throws IOException {
        for (var file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        return Verdict.of(directory);
    }
}
