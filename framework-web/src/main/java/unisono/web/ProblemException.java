package unisono.web;

/// Ends a request with a problem: `throw new ProblemException(Problem.of(409, "…"))`.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// Is told to the client as it is.
    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /// What the client is told.
    public Problem problem() {
        return problem;
    }
}
