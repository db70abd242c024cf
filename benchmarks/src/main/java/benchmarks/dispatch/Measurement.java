package benchmarks.dispatch;

import benchmarks.Figure;
import org.openjdk.jmh.results.RunResult;

/// What one contestant costs at one number of listeners and one kind of call site.
///
/// @param figure of one dispatch to all listeners
record Measurement(Contestant contestant, int listeners, CallSite site, Figure figure) {
    static Measurement of(RunResult result) {
        var parameters = result.getParams();
        return new Measurement(
                Contestant.valueOf(parameters.getParam("contestant")),
                Integer.parseInt(parameters.getParam("listeners")),
                CallSite.valueOf(parameters.getParam("site")),
                Figure.of(result));
    }

    /// Whether both were measured under the same conditions.
    boolean isBeside(Measurement other) {
        return listeners == other.listeners && site == other.site;
    }
}
