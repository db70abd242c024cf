package acceptance;

import acceptance.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import unisono.postgres.EmbeddedPostgres;

/// A shop with data of its own, and all programs that were started for it.
final class Shop {
    /// Compiling little pays for programs that live for seconds.
    private static final List<String> QUICK =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path outputs;
    private final Path modules;
    private final Map<String, String> environment;
    private final Queue<Program> programs;

    private Shop(
            Path outputs, Path modules, Map<String, String> environment, Queue<Program> programs) {
        this.outputs = outputs;
        this.modules = modules;
        this.environment = environment;
        this.programs = programs;
    }

    /// A shop whose embedded database is below this directory.
    static Shop in(Path directory) throws IOException {
        var outputs = Files.createTempDirectory(directory.toRealPath(), "shop-");
        var data = outputs.resolve("data").toString();
        var environment = Map.of("UNISONO_DATA", data);
        return new Shop(outputs, Program.MODULES, environment, new ConcurrentLinkedQueue<>());
    }

    /// The same shop with another module path.
    Shop on(Path otherModules) {
        return new Shop(outputs, otherModules, environment, programs);
    }

    /// The same shop with other variables.
    Shop with(Map<String, String> otherEnvironment) {
        return new Shop(outputs, modules, otherEnvironment, programs);
    }

    Path data() {
        return outputs.resolve("data");
    }

    /// Starts a program with these words.
    Program start(String... words) throws IOException {
        return startWith(QUICK, words);
    }

    /// Starts a program in a JVM with these options.
    Program startWith(List<String> options, String... words) throws IOException {
        var java = new ArrayList<>(options);
        java.addAll(List.of("-p", modules.toString()));
        var program = Program.start(outputs, environment, java, List.of(words));
        programs.add(program);
        return program;
    }

    /// Runs a program to its end.
    Result run(String... words) throws Exception {
        return start(words).end();
    }

    /// Opens the shop at any free port, and waits until it says where.
    Launched launch() throws Exception {
        var program = start("launch", "--port", "0", "-o", "json");
        return Launched.of(program, program.awaitOut("}"));
    }

    /// Joins the embedded database, which is running or is started.
    EmbeddedPostgres database() {
        return EmbeddedPostgres.join(data());
    }

    /// The servers, keepers and whatever else was started for the database.
    List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses().filter(this::namesData).toList();
    }

    private boolean namesData(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> argument.startsWith(data().toString()));
    }

    void awaitNoServer() throws Exception {
        Deadline.awaitThat("no process of " + data(), () -> servers().isEmpty());
    }

    /// Ends what still runs, on whichever module path.
    void close() throws Exception {
        programs.forEach(Program::close);
        awaitNoServer();
    }
}
