package benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table, for a terminal or a page.
///
/// @param words how many columns hold words; the others hold numbers
public record Table(int words, List<String> header, List<List<String>> rows) {
    /// As Markdown, one line per row.
    public String markdown() {
        var rule =
                IntStream.range(0, header.size())
                        .mapToObj(column -> column < words ? "---" : "--:")
                        .toList();
        return Stream.concat(Stream.of(header, rule), rows.stream())
                .map(row -> "| " + String.join(" | ", row) + " |\n")
                .collect(Collectors.joining());
    }

    /// In columns that are as wide as they need to be.
    @Override
    public String toString() {
        var line = new StringBuilder();
        for (int column = 0; column < header.size(); column++) {
            line.append(column == 0 ? "%" : "  %").append(column < words ? "-" : "");
            line.append(width(column)).append("s");
        }
        return Stream.concat(Stream.of(header), rows.stream())
                .map(row -> line.toString().formatted(row.toArray()).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private int width(int column) {
        return Stream.concat(Stream.of(header), rows.stream())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElseThrow();
    }
}
