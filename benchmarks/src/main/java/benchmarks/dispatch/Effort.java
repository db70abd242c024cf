package benchmarks.dispatch;

import java.time.Duration;

/// How thoroughly each condition is measured.
///
/// A fork is one run of one JVM. Several tell how much a figure owes to the luck of one JIT.
enum Effort {
    /// Shows the order of magnitude.
    QUICK(1, 4, 5, Duration.ofMillis(200)),
    /// For figures that are written down.
    FULL(3, 5, 5, Duration.ofMillis(500));

    /// What a JVM and a system need until they are ready.
    private static final Duration START = Duration.ofMillis(1_200);

    private final int forks;
    private final int warmups;
    private final int iterations;
    private final Duration iteration;

    Effort(int forks, int warmups, int iterations, Duration iteration) {
        this.forks = forks;
        this.warmups = warmups;
        this.iterations = iterations;
        this.iteration = iteration;
    }

    int forks() {
        return forks;
    }

    int warmups() {
        return warmups;
    }

    int iterations() {
        return iterations;
    }

    Duration iteration() {
        return iteration;
    }

    /// What one condition takes, roughly.
    Duration duration() {
        return iteration.multipliedBy(warmups + iterations).plus(START).multipliedBy(forks);
    }
}
