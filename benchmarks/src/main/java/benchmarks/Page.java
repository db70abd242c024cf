package benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A Markdown page, of which one part is written by a benchmark: what stands between two comments.
///
/// @param part the benchmark's name
record Page(Path file, String part) {
    /// Replaces the part; the rest is somebody else's.
    void replace(String content) throws IOException {
        var text = Files.readString(file);
        Files.writeString(
                file, text.substring(0, begin(text)) + "\n" + content + text.substring(end(text)));
    }

    /// @throws IOException if the page has no such part
    void check() throws IOException {
        var text = Files.readString(file);
        if (begin(text) < 0 || end(text) < begin(text)) {
            throw new IOException(
                    "it has no lines %s and %s to write between".formatted(opening(), closing()));
        }
    }

    private int begin(String text) {
        int at = text.indexOf(opening());
        return at < 0 ? at : at + opening().length() + 1;
    }

    private int end(String text) {
        return text.indexOf(closing());
    }

    private String opening() {
        return "<!-- %s -->".formatted(part);
    }

    private String closing() {
        return "<!-- end of %s -->".formatted(part);
    }
}
