package unisono.events;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The application cannot start. The message is one numbered report of everything that is wrong
/// with it.
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    public StartupException(List<String> problems) {
        super(report(problems));
        this.problems = List.copyOf(problems);
    }

    /// One problem, and the exception that it came with.
    public StartupException(String problem, Throwable cause) {
        super(report(List.of(problem)), cause);
        this.problems = List.of(problem);
    }

    /// Each problem once, without its number.
    public List<String> problems() {
        return problems;
    }

    private static String report(List<String> problems) {
        var heading =
                problems.size() == 1
                        ? "The application cannot start, for one reason:"
                        : "The application cannot start, for %d reasons:"
                                .formatted(problems.size());
        return IntStream.range(0, problems.size())
                .mapToObj(i -> "%n%d. %s".formatted(i + 1, problems.get(i).indent(3).strip()))
                .collect(Collectors.joining("", heading + "\n", ""));
    }
}
