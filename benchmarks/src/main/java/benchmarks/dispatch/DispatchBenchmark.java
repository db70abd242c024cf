package benchmarks.dispatch;

import benchmarks.station.Listeners;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Measures one dispatch. Every contestant, number of listeners and call site has forks of its own,
/// so that none profits or suffers from what the JIT learned of another.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters, and calls open() before all else.
public class DispatchBenchmark {
    @Param Contestant contestant;

    @Param({"1", "3", "10"})
    int listeners;

    @Param CallSite site;

    int rounds = Crowd.ROUNDS;
    Dispatch dispatch;

    @Setup
    public void open() {
        if (site == CallSite.WARMED) {
            Crowd.passThrough(contestant.forerunner(), rounds);
        }
        dispatch = contestant.open(Listeners.numbered(1, listeners));
    }

    @TearDown
    public void close() {
        dispatch.close();
    }

    @Benchmark
    public void dispatch() {
        dispatch.once();
    }
}
