package crash.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A process that was started here: it is told things on its stdin and heard on its stdout. It ends
/// when its stdin does, so nothing stays behind when this process is killed.
final class Child implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Process process;
    private final Writer orders;
    private final List<String> said = new ArrayList<>();

    private Child(Process process) {
        this.process = process;
        this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /// Starts the java that runs this.
    ///
    /// @param log takes its stderr, after what is there
    static Child java(Path log, Map<String, String> environment, List<String> words)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto"));
        command.addAll(words);
        var builder =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var child = new Child(builder.start());
        Thread.ofVirtual().start(child::listen);
        return child;
    }

    private void listen() {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException killed) {
            // It says nothing more.
        }
    }

    private synchronized void hear(String line) {
        said.add(line);
    }

    /// A line that it has said.
    synchronized Optional<String> said(Predicate<String> wanted) {
        return said.stream().filter(wanted).findFirst();
    }

    boolean isReady() {
        return said("ready"::equals).isPresent();
    }

    /// Waits until it has said a line, or has ended, or the time is over.
    Optional<String> await(Predicate<String> wanted, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        var line = said(wanted);
        while (line.isEmpty() && process.isAlive() && System.nanoTime() < end) {
            Thread.sleep(LOOK);
            line = said(wanted);
        }
        return line;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Tells it something, if it still listens.
    void tell(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException deaf) {
            // It has ended.
        }
    }

    /// Waits for its end.
    boolean ends(Duration limit) throws InterruptedException {
        return process.waitFor(limit);
    }

    void signal(String name) throws IOException, InterruptedException {
        signal(name, process.pid());
    }

    /// Sends a signal to any process; one that is gone does not mind.
    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, String.valueOf(pid))
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    /// Ends it as `kill -9` does.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
