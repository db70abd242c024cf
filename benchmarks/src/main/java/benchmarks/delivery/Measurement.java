package benchmarks.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one way of one contender does, in all rounds.
///
/// @param words what it is
/// @param wanted how much of the ceiling it is to reach; 0 if nothing was said
/// @param ceiling the rounds of its ceiling, one for each; empty if it has none
record Measurement(
        Contender contender,
        Way way,
        String words,
        double wanted,
        List<Round> rounds,
        List<Round> ceiling) {

    /// How much of the ceiling's events a second; 0 without one. The median of the rounds.
    double ofCeiling() {
        return ratio(Round::perSecond, false);
    }

    /// How much of the ceiling's events for the same computing of JVM and server; 0 without one.
    double ofCeilingByCpu() {
        return ratio(Round::cpuMicros, true);
    }

    double median(ToDoubleFunction<Round> figure) {
        return median(rounds.stream().map(figure::applyAsDouble).toList());
    }

    private double ratio(ToDoubleFunction<Round> figure, boolean inverse) {
        if (ceiling.isEmpty()) {
            return 0;
        }
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < Math.min(rounds.size(), ceiling.size()); i++) {
            double ratio =
                    figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(ceiling.get(i));
            ratios.add(inverse ? 1 / ratio : ratio);
        }
        return median(ratios);
    }

    static double median(List<Double> numbers) {
        var sorted = numbers.stream().sorted(Comparator.naturalOrder()).toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
