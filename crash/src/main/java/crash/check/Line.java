package crash.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A line of a history: fields with a tab after each, and a full stop at its end. Whoever is killed
/// while writing leaves a line without one, and such a line says nothing.
///
/// @param fields without the full stop
record Line(List<String> fields) {
    private static final String TAB = "\t";
    private static final String END = ".";

    /// The whole lines of a file, in their order; none if there is no such file.
    static List<Line> of(Path file) throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.flatMap(Line::whole).toList();
        }
    }

    private static Stream<Line> whole(String text) {
        var fields = List.of(text.split(TAB, -1));
        return fields.getLast().equals(END)
                ? Stream.of(new Line(fields.subList(0, fields.size() - 1)))
                : Stream.of();
    }

    String text(int index) {
        return fields.get(index);
    }

    long number(int index) {
        return Long.parseLong(text(index));
    }
}
