package benchmarks.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What a PostgreSQL server computes: its first process, all that it has started, and all of those
/// that have ended. Linux only; elsewhere it is 0.
record ServerCpu(long postmaster) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final long NANOS_OF_A_TICK = 10_000_000;

    /// Behind the name: see proc(5), of which the third field is the first here.
    private static final int PARENT = 1;

    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /// The server whose data lie below.
    static ServerCpu of(Path directory) throws IOException {
        var file = directory.resolve("data").resolve("postmaster.pid");
        return new ServerCpu(Long.parseLong(Files.readAllLines(file).getFirst().strip()));
    }

    /// So far. Ended processes count in ticks of 10 ms, the others exactly.
    long nanos() {
        if (!Files.isReadable(process(postmaster).resolve("schedstat"))) {
            return 0;
        }
        try {
            var own = fields(process(postmaster));
            long ended = number(own, ENDED_USER) + number(own, ENDED_SYSTEM);
            long sum = computed(process(postmaster)) + ended * NANOS_OF_A_TICK;
            try (var all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
                for (var process : all) {
                    sum += ofChild(process);
                }
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long ofChild(Path process) throws IOException {
        try {
            return number(fields(process), PARENT) == postmaster ? computed(process) : 0;
        } catch (NoSuchFileException over) {
            return 0;
        } catch (IOException gone) {
            if (Files.exists(process)) {
                throw gone;
            }
            return 0;
        }
    }

    private static Path process(long pid) {
        return PROCESSES.resolve(Long.toString(pid));
    }

    private static long computed(Path process) throws IOException {
        return Long.parseLong(
                Files.readString(process.resolve("schedstat")).split(" ", -1)[0].strip());
    }

    /// What stands behind the name, which may hold anything.
    private static List<String> fields(Path process) throws IOException {
        var text = Files.readString(process.resolve("stat"));
        return List.of(text.substring(text.lastIndexOf(')') + 2).strip().split(" ", -1));
    }

    private static long number(List<String> fields, int at) {
        return Long.parseLong(fields.get(at));
    }
}
