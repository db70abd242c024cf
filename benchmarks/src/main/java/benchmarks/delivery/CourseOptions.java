package benchmarks.delivery;

import benchmarks.Effort;
import benchmarks.RunOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How much is measured, and where: a picocli mixin.
final class CourseOptions {
    private static final int EVENTS_MIN = 100;
    private static final int EVENTS_MAX = 1_000_000;

    @Option(
            names = "--events",
            paramLabel = "NUMBER",
            description = "in a round; by default 20,000, with --quick 4,000")
    private @Nullable Integer events;

    @Option(
            names = "--rounds",
            paramLabel = "NUMBER",
            description = "in each JVM, after as many that warm up; by default 5, with --quick 3")
    private @Nullable Integer rounds;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = "where the database is; by default the temporary directory")
    private @Nullable Path data;

    Course course(RunOptions run) {
        boolean quick = run.effort() == Effort.QUICK;
        int size = events == null ? quick ? 4_000 : 20_000 : events;
        int count = rounds == null ? quick ? 3 : 5 : rounds;
        if (size < EVENTS_MIN || size > EVENTS_MAX || count < 1) {
            throw run.wrong(
                    "there is at least 1 round, of %d to %d events."
                            .formatted(EVENTS_MIN, EVENTS_MAX));
        }
        return new Course(size, count, count);
    }

    Path directory() {
        return data == null ? Path.of(System.getProperty("java.io.tmpdir")) : data;
    }
}
