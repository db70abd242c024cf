package benchmarks.dispatch;

import static java.util.Objects.requireNonNull;

import org.openjdk.jmh.results.RunResult;

/// What one contestant costs at one number of listeners and one kind of call site.
///
/// @param nanoseconds of one dispatch to all listeners
/// @param error half of the 99.9 % confidence interval, in nanoseconds
/// @param bytes allocated by one dispatch
record Measurement(
        Contestant contestant,
        int listeners,
        CallSite site,
        double nanoseconds,
        double error,
        double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static Measurement of(RunResult result) {
        var parameters = result.getParams();
        var time = result.getPrimaryResult();
        return new Measurement(
                Contestant.valueOf(parameters.getParam("contestant")),
                Integer.parseInt(parameters.getParam("listeners")),
                CallSite.valueOf(parameters.getParam("site")),
                time.getScore(),
                time.getScoreError(),
                requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore());
    }

    /// Whether both were measured under the same conditions.
    boolean isBeside(Measurement other) {
        return listeners == other.listeners && site == other.site;
    }
}
