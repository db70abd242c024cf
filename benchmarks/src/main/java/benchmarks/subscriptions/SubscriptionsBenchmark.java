package benchmarks.subscriptions;

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

/// Measures one coming and going. A system may do most of the work when the next event is sent, so
/// that is measured, too.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters, and calls open() before all else.
public class SubscriptionsBenchmark {
    @Param Registry registry;

    @Param({"0", "100000"})
    int others;

    Roll roll;

    @Setup
    public void open() {
        roll = registry.open(others);
    }

    @TearDown
    public void close() {
        roll.close();
    }

    @Benchmark
    public void change() {
        roll.add();
        roll.remove();
    }

    @Benchmark
    public void changeAndHear() {
        roll.add();
        roll.send();
        roll.remove();
    }
}
