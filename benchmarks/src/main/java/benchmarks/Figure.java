package benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/// What one operation costs.
///
/// @param nanoseconds on average
/// @param error half of the 99.9 % confidence interval, in nanoseconds
/// @param bytes allocated
public record Figure(double nanoseconds, double error, double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    public static Figure of(RunResult result) {
        var time = result.getPrimaryResult();
        return new Figure(
                time.getScore(),
                time.getScoreError(),
                requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore());
    }

    public String wholeBytes() {
        return String.format(Locale.ROOT, "%,.0f", bytes);
    }

    /// Three digits are all that a measurement is worth.
    public static String rounded(double number) {
        int digits = number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + digits + "f", number);
    }
}
