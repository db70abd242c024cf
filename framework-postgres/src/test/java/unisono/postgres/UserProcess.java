package unisono.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A child JVM that runs [UserMain].
final class UserProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private UserProcess(Process process) {
        this.process = process;
        this.output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static UserProcess start(Path directory) throws IOException {
        return start(directory, List.of(), Map.of());
    }

    static UserProcess start(Path directory, List<String> prefix, Map<String, String> environment)
            throws IOException {
        return start(directory, prefix, environment, classPath());
    }

    /// @param prefix the words that start Java in some other way
    static UserProcess start(
            Path directory, List<String> prefix, Map<String, String> environment, String classPath)
            throws IOException {
        var words = new ArrayList<>(prefix);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath));
        words.addAll(List.of(UserMain.class.getName(), directory.toString()));
        var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new UserProcess(builder.start());
    }

    static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(name -> System.getProperty(name, ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// The first line that the process says: `joined` with port and password, or `failed` and why.
    String said() throws IOException {
        return output.readLine();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Lets it close and exit.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
