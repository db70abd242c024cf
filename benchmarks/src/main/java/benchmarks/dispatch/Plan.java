package benchmarks.dispatch;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What is measured: each contestant with each number of listeners at each kind of call site.
///
/// @param listeners the numbers of listeners
record Plan(
        List<Contestant> contestants,
        List<Integer> listeners,
        List<CallSite> sites,
        Effort effort) {
    /// Measures one contestant under all conditions.
    List<Measurement> measure(Contestant contestant) throws RunnerException {
        return reached(contestant).isEmpty()
                ? List.of()
                : new Runner(options(contestant)).run().stream().map(Measurement::of).toList();
    }

    private Options options(Contestant contestant) {
        var time = TimeValue.milliseconds(effort.iteration().toMillis());
        return new OptionsBuilder()
                .include(DispatchBenchmark.class.getName())
                .param("contestant", contestant.name())
                .param("listeners", reached(contestant).toArray(String[]::new))
                .param("site", sites.stream().map(Enum::name).toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .forks(effort.forks())
                .warmupIterations(effort.warmups())
                .warmupTime(time)
                .measurementIterations(effort.iterations())
                .measurementTime(time)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xms1g", "-Xmx1g")
                .build();
    }

    private List<String> reached(Contestant contestant) {
        return listeners.stream().filter(contestant::reaches).map(String::valueOf).toList();
    }

    private int conditions() {
        return contestants.stream().mapToInt(one -> reached(one).size() * sites.size()).sum();
    }

    /// Says what is to come, and how long it takes.
    @Override
    public String toString() {
        return "%d systems, %d measurements, %d JVM(s) for each: about %d minute(s)."
                .formatted(
                        contestants.size(),
                        conditions(),
                        effort.forks(),
                        effort.duration().multipliedBy(conditions()).toMinutes() + 1);
    }
}
