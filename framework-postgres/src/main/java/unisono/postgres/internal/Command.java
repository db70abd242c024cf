package unisono.postgres.internal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import unisono.postgres.PostgresException;

/// A program of the operating system, started with an environment that holds nothing of ours: the
/// server outlives the process that starts it, and must not carry its passwords along.
record Command(List<String> words, Redirect input, Redirect output) {

    /// No program that we wait for takes longer, on the slowest of disks.
    private static final long MINUTES_MAX = 5;

    private static final File NOTHING = new File("/dev/null");

    static Command quiet(List<String> words) {
        return new Command(words, Redirect.from(NOTHING), Redirect.DISCARD);
    }

    static Command logged(List<String> words, Path log) {
        var output = Redirect.appendTo(log.toFile());
        return new Command(words, Redirect.from(NOTHING), output);
    }

    Command reading(Path file) {
        return new Command(words, Redirect.from(file.toFile()), output);
    }

    Process start() throws IOException {
        var builder = new ProcessBuilder(words).redirectInput(input).redirectOutput(output);
        builder.redirectErrorStream(true);
        var path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C");
        // initdb would try hundreds of time zones to find the machine's.
        builder.environment().put("TZ", "UTC");
        return builder.start();
    }

    /// Runs to the end, and says whether that was a good one; a missing program is a bad one.
    boolean succeeds() {
        Process process;
        try {
            process = start();
        } catch (IOException e) {
            return false;
        }
        try {
            return process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException(
                    "Waiting for %s was interrupted. Start again.".formatted(words.getFirst()), e);
        } finally {
            process.destroyForcibly();
        }
    }
}
