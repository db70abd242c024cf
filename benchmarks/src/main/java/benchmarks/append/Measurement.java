package benchmarks.append;

import java.util.Arrays;
import java.util.List;

/// What one way does under one condition.
///
/// @param rounds of this way
/// @param plain those of the plain insert, round by round
record Measurement(Condition condition, Way way, List<Round> rounds, List<Round> plain) {
    private static final double NANOS_OF_A_MICRO = 1_000;

    double perSecond() {
        return median(rounds.stream().map(Round::perSecond).toList());
    }

    /// The median of what each round has of the plain insert's.
    double ratio() {
        var ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i).perSecond() / plain.get(i).perSecond();
        }
        return median(Arrays.stream(ratios).boxed().toList());
    }

    /// What the server computes for a transaction, over all rounds. Whatever else the machine does
    /// takes time from it, but adds little to it.
    double cpuMicros() {
        return cpuMicros(rounds);
    }

    double cpuRatio() {
        return cpuMicros(rounds) / cpuMicros(plain);
    }

    private static double cpuMicros(List<Round> rounds) {
        return rounds.stream().mapToLong(Round::cpuNanos).sum()
                / NANOS_OF_A_MICRO
                / rounds.stream().mapToLong(Round::transactions).sum();
    }

    private static double median(List<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
