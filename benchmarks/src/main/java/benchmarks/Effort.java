package benchmarks;

import java.time.Duration;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// How thoroughly each condition is measured.
///
/// A fork is one run of one JVM. Several tell how much a figure owes to the luck of one JIT.
public enum Effort {
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

    /// How many JVMs measure the same.
    public int forks() {
        return forks;
    }

    /// Options of JMH for a benchmark, but for its parameters. What JMH prints is not shown.
    public ChainedOptionsBuilder options(Class<?> benchmark) {
        var time = TimeValue.milliseconds(iteration.toMillis());
        return new OptionsBuilder()
                .include(benchmark.getName())
                .addProfiler(GCProfiler.class)
                .forks(forks)
                .warmupIterations(warmups)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xms1g", "-Xmx1g");
    }

    /// Says what is to come, and how long it takes.
    public String announcement(int systems, int conditions) {
        return "%d systems, %d measurements, %d JVM(s) for each: about %d minute(s)."
                .formatted(
                        systems,
                        conditions,
                        forks,
                        duration().multipliedBy(conditions).toMinutes() + 1);
    }

    private Duration duration() {
        return iteration.multipliedBy(warmups + iterations).plus(START).multipliedBy(forks);
    }
}
