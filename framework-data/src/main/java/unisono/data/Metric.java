package unisono.data;

import java.util.List;
import java.util.Map;

/// A family of metrics, as OpenMetrics has them.
///
/// @param name in snake case, with its unit at the end if it has one, without the suffix of its
///   type
/// @param unit of all samples, such as `seconds` or `bytes`; empty for a number of things
/// @param help one sentence
public record Metric(String name, Type type, String unit, String help, List<Sample> samples) {
    public Metric {
        samples = List.copyOf(samples);
    }

    /// What may be done with the values.
    public enum Type {
        /// Goes up and down.
        GAUGE,
        /// Only goes up, and begins anew at 0 when the node does.
        COUNTER,
        /// How many values were not greater than some bounds, their number and their sum.
        HISTOGRAM
    }

    /// A value.
    ///
    /// @param suffix of the name: `_total` for counters, `_bucket`, `_count` and `_sum` for
    ///   histograms, none for gauges
    /// @param labels in their order; names of listeners and modules, and fixed words
    public record Sample(String suffix, Map<String, String> labels, double value) {}
}
