package unisono.events;

import java.util.List;
import unisono.events.internal.Problems;

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
        return Problems.report("The application cannot start", problems);
    }
}
