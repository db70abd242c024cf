package unisono.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows for people: columns as wide as their widest cell, numbers on the right. One thread.
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] numbers;

    private Table(List<String> titles) {
        rows.add(titles);
        numbers = new boolean[titles.size()];
        Arrays.fill(numbers, true);
    }

    /// Starts a table with the titles of its columns.
    public static Table of(String... titles) {
        return new Table(List.of(titles));
    }

    /// Adds a row. A column of nothing but numbers stands on the right. What a terminal would obey
    /// is replaced, because cells come from strangers.
    public Table row(Object... cells) {
        if (cells.length != numbers.length) {
            throw new IllegalArgumentException(
                    "A row of %d cells in a table of %d columns."
                            .formatted(cells.length, numbers.length));
        }
        for (int i = 0; i < cells.length; i++) {
            numbers[i] &= cells[i] instanceof Number;
        }
        rows.add(Arrays.stream(cells).map(cell -> plain(cell.toString())).toList());
        return this;
    }

    private static String plain(String cell) {
        return cell.replaceAll("\\p{C}", "?");
    }

    /// The table, each line with its end.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(line(row).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var blanks = " ".repeat(width(i) - length(row.get(i)));
            line.append(numbers[i] && rows.size() > 1 ? blanks + row.get(i) : row.get(i) + blanks);
            line.append(GAP);
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
