package unisono.cli;

/// How a command ended, as the shell sees it.
public enum ExitCode {
    /// 0: what was asked for is done.
    DONE(0),
    /// 1: it failed, or what was checked is not as it has to be.
    FAILED(1),
    /// 2: it was asked for in a wrong way, and nothing was done.
    WRONG_USAGE(2);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The number that the process ends with.
    public int number() {
        return number;
    }
}
