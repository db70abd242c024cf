package unisono.data.internal.delivery;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Failures as they are kept: with where they happened, and not without end.
public final class Failures {
    private static final int LENGTH_MAX = 4_000;

    private Failures() {}

    public static String text(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        // PostgreSQL stores no such character.
        var kept = text.toString().replace("\0", "");
        return kept.substring(0, Math.min(LENGTH_MAX, kept.length()));
    }
}
