package benchmarks.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What is measured, and how thoroughly.
///
/// @param listeners the numbers of listeners
record Plan(
        List<Contestant> contestants,
        List<Integer> listeners,
        List<CallSite> sites,
        Effort effort) {
    /// How long each fork measures, and how many forks there are.
    enum Effort {
        /// Shows the order of magnitude.
        QUICK(1, 4, 5, 200),
        /// For figures that are written down.
        FULL(3, 5, 5, 500);

        private final int forks;
        private final int warmups;
        private final int iterations;
        private final int milliseconds;

        Effort(int forks, int warmups, int iterations, int milliseconds) {
            this.forks = forks;
            this.warmups = warmups;
            this.iterations = iterations;
            this.milliseconds = milliseconds;
        }

        private Duration ofOne() {
            return Duration.ofMillis((long) (warmups + iterations) * milliseconds)
                    .plus(START)
                    .multipliedBy(forks);
        }
    }

    /// What a JVM and a contestant need until they are ready.
    private static final Duration START = Duration.ofMillis(1_200);

    /// How long it will take, roughly.
    Duration duration() {
        return effort.ofOne().multipliedBy(contestants.stream().mapToInt(this::cells).sum());
    }

    private int cells(Contestant contestant) {
        return reached(contestant).length * sites.size();
    }

    private String[] reached(Contestant contestant) {
        return listeners.stream()
                .filter(contestant::reaches)
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    /// Measures one contestant under all conditions. Blocks for its part of [#duration()].
    List<Measurement> measure(Contestant contestant) throws RunnerException {
        if (cells(contestant) == 0) {
            return List.of();
        }
        var results = new Runner(options(contestant)).run();
        return new ArrayList<>(results.stream().map(Measurement::of).toList());
    }

    private Options options(Contestant contestant) {
        var time = TimeValue.milliseconds(effort.milliseconds);
        return new OptionsBuilder()
                .include(DispatchBenchmark.class.getName())
                .param("contestant", contestant.name())
                .param("listeners", reached(contestant))
                .param("site", sites.stream().map(Enum::name).toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .forks(effort.forks)
                .warmupIterations(effort.warmups)
                .warmupTime(time)
                .measurementIterations(effort.iterations)
                .measurementTime(time)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xms1g", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow")
                .build();
    }
}
