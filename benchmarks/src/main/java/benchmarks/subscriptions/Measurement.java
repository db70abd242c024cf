package benchmarks.subscriptions;

import benchmarks.Figure;
import org.openjdk.jmh.results.RunResult;

/// What one coming and going costs one registry.
///
/// @param others how many subscriptions it is beside
/// @param heard whether an event is sent in between
record Measurement(Registry registry, int others, boolean heard, Figure figure) {
    static Measurement of(RunResult result) {
        var parameters = result.getParams();
        return new Measurement(
                Registry.valueOf(parameters.getParam("registry")),
                Integer.parseInt(parameters.getParam("others")),
                parameters.getBenchmark().endsWith("AndHear"),
                Figure.of(result));
    }
}
