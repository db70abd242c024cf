package crash.check;

import java.io.IOException;
import java.nio.file.Path;

/// A program of its own: judges the histories in the directories that it is given, and ends with 1
/// if a promise was broken.
public final class Checker {
    private static final int SHOWN_MAX = 20;

    private Checker() {}

    public static void main(String... directories) throws IOException {
        boolean kept = true;
        for (var directory : directories) {
            var verdict = Verdict.of(Path.of(directory));
            IO.println(directory);
            IO.println(
                    "  %d emissions (%s), %d effects, %d of them repeated; %d violations"
                            .formatted(
                                    verdict.emissions(),
                                    verdict.ends(),
                                    verdict.effects(),
                                    verdict.repeated(),
                                    verdict.violations().size()));
            verdict.violations().stream().limit(SHOWN_MAX).forEach(one -> IO.println("  " + one));
            kept &= verdict.violations().isEmpty();
        }
        System.exit(kept ? 0 : 1);
    }
}
