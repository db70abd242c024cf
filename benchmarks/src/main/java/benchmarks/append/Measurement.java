package benchmarks.append;

import java.util.List;

/// What one way does under one condition.
///
/// @param perSecond transactions, round by round
/// @param ratios to the plain insert of the same round
record Measurement(Condition condition, Way way, List<Double> perSecond, List<Double> ratios) {
    double median() {
        return median(perSecond);
    }

    double ratio() {
        return median(ratios);
    }

    /// The least and the greatest ratio of a round: how far it can be trusted.
    double ratioMin() {
        return ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double ratioMax() {
        return ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static double median(List<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
