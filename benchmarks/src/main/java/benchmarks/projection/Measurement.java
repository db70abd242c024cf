package benchmarks.projection;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What one way does.
///
/// @param plain the rounds of the plain select, round by round
record Measurement(Way way, List<Round> rounds, List<Round> plain) {
    double perSecond() {
        return median(Round::perSecond);
    }

    double cpuMicros() {
        return median(Round::cpuMicros);
    }

    /// The median of what each round has of the plain select's.
    double ratio() {
        var ratios =
                IntStream.range(0, rounds.size())
                        .mapToDouble(i -> rounds.get(i).perSecond() / plain.get(i).perSecond())
                        .sorted()
                        .toArray();
        return ratios[ratios.length / 2];
    }

    private double median(ToDoubleFunction<Round> value) {
        var sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
