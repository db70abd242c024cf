package acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One run of the shop in a process of its own: `java -p modules -m app …`.
final class Program implements AutoCloseable {
    static final Path MODULES = Path.of("..", "modules").toAbsolutePath().normalize();

    /// All that a child sees of our environment: where programs are, and where the PostgreSQL
    /// binaries were unpacked. No `JAVA_TOOL_OPTIONS`, and no variable of the shop.
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "XDG_CACHE_HOME", "TMPDIR", "LANG");

    /// Gives the child a process group of its own, as a shell does, and signals that are not
    /// ignored, as they are below a shell's `&`.
    private static final List<String> AS_IN_A_TERMINAL =
            List.of("perl", "-MPOSIX=setsid", "-e", "$SIG{INT}='DEFAULT'; setsid; exec @ARGV");

    private final Process process;
    private final Path out;
    private final Path err;

    /// What became of a program.
    ///
    /// @param code as the shell sees it: 128 and more for signals
    record Result(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// @param outputs where the files for what it says may be
    /// @param java its options, which begin with the module path
    static Program start(
            Path outputs, Map<String, String> environment, List<String> java, List<String> words)
            throws IOException {
        var out = Files.createTempFile(outputs, "stdout-", "");
        var err = Files.createTempFile(outputs, "stderr-", "");
        var command = new ArrayList<>(AS_IN_A_TERMINAL);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of("-m", "app"));
        command.addAll(words);
        var builder =
                new ProcessBuilder(command)
                        .directory(outputs.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        return new Program(builder.start(), out, err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until it has said something that ends with a whole line, and holds this.
    String awaitOut(String part) throws Exception {
        return Deadline.await(part + " on stdout", () -> said(part));
    }

    private Optional<String> said(String part) throws IOException {
        // Asked first: what it says last is read after its end.
        boolean alive = isAlive();
        var text = Files.readString(out);
        if (text.contains(part) && text.endsWith("\n")) {
            return Optional.of(text);
        }
        if (!alive) {
            throw new AssertionError("ended with %s".formatted(result()));
        }
        return Optional.empty();
    }

    /// Waits for its end.
    Result end() throws Exception {
        if (!process.waitFor(10 * Deadline.MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("does not end; its stderr: " + Files.readString(err));
        }
        return result();
    }

    private Result result() throws IOException {
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /// Sends it a signal.
    void signal(String name) throws Exception {
        kill(name, String.valueOf(process.pid()));
    }

    /// Sends a signal to everybody in its process group, as Ctrl-C does.
    void signalGroup(String name) throws Exception {
        kill(name, "-" + process.pid());
    }

    private static void kill(String name, String target) throws Exception {
        var kill = new ProcessBuilder("sh", "-c", "kill -s %s -- %s".formatted(name, target));
        int code = kill.inheritIO().start().waitFor();
        if (code != 0) {
            throw new AssertionError("kill -s %s %s: %d".formatted(name, target, code));
        }
    }

    /// Ends it as `kill -9` does.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
