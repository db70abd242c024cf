package unisono.events;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The application cannot start, or a manager cannot be added to it. The message is one numbered
/// report of everything that is wrong.
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String START = "The application cannot start";

    private final transient List<String> problems;

    public StartupException(List<String> problems) {
        this(START, problems, null);
    }

    /// One problem, and the exception that it came with.
    public StartupException(String problem, Throwable cause) {
        this(START, List.of(problem), cause);
    }

    private StartupException(String what, List<String> problems, @Nullable Throwable cause) {
        super(report(what, problems), cause);
        this.problems = List.copyOf(problems);
    }

    /// Refuses a manager of an application that runs.
    public static StartupException refusing(EventManager manager, List<String> problems) {
        return new StartupException(
                manager.getClass().getName() + " cannot be added", problems, null);
    }

    /// Each problem once, without its number.
    public List<String> problems() {
        return problems;
    }

    private static String report(String what, List<String> problems) {
        var heading =
                problems.size() == 1
                        ? what + ", for one reason:"
                        : "%s, for %d reasons:".formatted(what, problems.size());
        return IntStream.range(0, problems.size())
                .mapToObj(i -> "%n%d. %s".formatted(i + 1, problems.get(i).indent(3).strip()))
                .collect(Collectors.joining("", heading + "\n", ""));
    }
}
