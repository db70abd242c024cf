package unisono.events.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Collects everything that keeps the application from starting, each thing once.
public final class Problems {
    private final Set<String> found = new LinkedHashSet<>();

    public void add(String problem) {
        found.add(problem);
    }

    public List<String> all() {
        return new ArrayList<>(found);
    }

    /// One numbered report of everything.
    public static String report(String heading, List<String> problems) {
        var reasons =
                problems.size() == 1
                        ? "for one reason"
                        : "for %d reasons".formatted(problems.size());
        return IntStream.range(0, problems.size())
                .mapToObj(i -> "%n%d. %s".formatted(i + 1, problems.get(i).indent(3).strip()))
                .collect(Collectors.joining("", heading + ", " + reasons + ":\n", ""));
    }
}
