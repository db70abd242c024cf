package benchmarks.dispatch;

import benchmarks.Effort;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

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
        var reached = reached(contestant);
        if (reached.isEmpty()) {
            return List.of();
        }
        var options =
                effort.options(DispatchBenchmark.class)
                        .param("contestant", contestant.name())
                        .param("listeners", reached.toArray(String[]::new))
                        .param("site", sites.stream().map(Enum::name).toArray(String[]::new));
        return new Runner(options.build()).run().stream().map(Measurement::of).toList();
    }

    private List<String> reached(Contestant contestant) {
        return listeners.stream().filter(contestant::reaches).map(String::valueOf).toList();
    }

    /// Says what is to come, and how long it takes.
    @Override
    public String toString() {
        return effort.announcement(
                contestants.size(),
                contestants.stream().mapToInt(one -> reached(one).size() * sites.size()).sum());
    }
}
