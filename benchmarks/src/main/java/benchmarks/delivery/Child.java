package benchmarks.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A contender in a JVM of its own, which is asked by lines and answers by lines of numbers.
final class Child implements AutoCloseable {
    /// What comes before an answer: others write to the same stream.
    static final String ANSWER = "» ";

    static final String PASSWORD = "UNISONO_BENCH_PASSWORD";
    private static final long END_SECONDS = 60;
    private static final List<String> OPTIONS =
            List.of(
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xms512m",
                    "-Xmx512m",
                    "-Dlogback.configurationFile=benchmarks/delivery/quiet.xml",
                    "-Dorg.springframework.boot.logging.LoggingSystem=none",
                    "-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8");

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    Child(Contender contender, Place place, ServerCpu server) throws IOException {
        var builder = new ProcessBuilder(command(contender, place, server));
        builder.environment().put(PASSWORD, place.password());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        process = builder.start();
        answers = process.inputReader(java.nio.charset.StandardCharsets.UTF_8);
        questions = process.outputWriter(java.nio.charset.StandardCharsets.UTF_8);
        ask("ready");
    }

    /// Options of the JVM are those of this one.
    private static List<String> command(Contender contender, Place place, ServerCpu server) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(OPTIONS);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:"))
                .forEach(words::add);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "benchmarks.Bench"));
        words.addAll(List.of("player", contender.name(), place.url(), place.user()));
        words.add(Long.toString(server.postmaster()));
        return words;
    }

    Round play(Way way, int events) throws IOException {
        return Round.of(ask("play %s %d".formatted(way.name(), events)));
    }

    /// See [Player#emitSlowly(int)].
    List<Long> emitSlowly(int events) throws IOException {
        return ask("emit-slowly %d".formatted(events));
    }

    /// See [Player#heard()].
    List<Long> heard() throws IOException {
        return ask("heard");
    }

    long pid() {
        return process.pid();
    }

    private List<Long> ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ANSWER)) {
                return numbers(line.substring(ANSWER.length()));
            }
        }
        throw new IOException("Its JVM ended when it was asked to %s.".formatted(question));
    }

    private static List<Long> numbers(String line) {
        return line.isBlank()
                ? List.of()
                : Arrays.stream(line.strip().split(" ", -1)).map(Long::valueOf).toList();
    }

    /// It stops when it is asked no more.
    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
