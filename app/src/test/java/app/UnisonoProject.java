package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A project around the script `./unisono`, with a Maven and JDKs that only say how they were
/// called.
abstract class UnisonoProject {
    private static final String MAVEN =
            """
            #!/bin/sh
            if [ "$1" = --version ]; then echo "Apache Maven ${MAVEN_VERSION:-3.9.9} (x)"; exit; fi
            echo "built by $(basename "$JAVA_HOME"): $*" >>"$LOG"
            echo options: $MAVEN_OPTS >>"$LOG"
            echo "[INFO] the build says something"
            sleep "${BUILD_SECONDS:-0}"
            [ -z "$MAVEN_KILLED" ] || kill -9 $$
            [ -z "$MAVEN_FAILS" ] || exit 1
            touch modules/a.jar
            echo a.jar >modules/.installed
            case $* in
                *benchmarks*)
                    mkdir -p benchmarks/target
                    printf %s "$PWD/benchmarks/target/classes:a.jar" >benchmarks/target/class-path ;;
                *crash*)
                    mkdir -p crash/target
                    printf %s "$PWD/crash/target/classes:a.jar" >crash/target/class-path ;;
            esac
            """;
    private static final String JAVA =
            """
            #!/bin/sh
            if [ "$1" = -XshowSettings:properties ]; then
                echo "    java.home = $(dirname "$(dirname "$0")")" >&2
                exit
            fi
            case $1 in
                -XX:AOTCacheOutput=*)
                    echo "learned: $*" >>"$LOG"
                    [ -z "$LEARNS" ] || echo learned >"${1#*=}"
                    exit ;;
            esac
            [ -z "$TELLS_LOCALE" ] || echo "locale $LC_ALL"
            pwd
            for argument; do echo "<$argument>"; done
            """;

    @TempDir Path directory;

    final Map<String, String> environment = new HashMap<>();
    Path home;

    @BeforeEach
    void layOutAProject() throws IOException {
        home = Files.createDirectories(directory.resolve("a project"));
        Files.createDirectories(home.resolve("modules"));
        Files.createDirectories(home.resolve("cart/src/main/java"));
        Files.createDirectories(home.resolve("cart/src/test/java"));
        write(home.resolve("pom.xml"), "<project/>");
        write(home.resolve("cart/src/main/java/Cart.java"), "class Cart {}");
        var script = Files.readString(Path.of("../unisono"));
        // The JDKs of this machine would spoil the tests.
        program(home.resolve("unisono"), script.replaceAll("\"/(usr|opt|Library)", "\"/none/$1"));
        program(directory.resolve("bin/mvn"), MAVEN);
        jdk("jdks/good", "25.0.1");
        environment.put("JAVA_HOME", directory.resolve("jdks/good").toString());
        environment.put("HOME", directory.resolve("home").toString());
        environment.put("LOG", directory.resolve("log").toString());
        age(home);
    }

    record Result(int code, String out, String err) {}

    Result run(String... arguments) {
        try {
            return finished(start(arguments));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Process start(String... arguments) throws IOException {
        return start(home.resolve("unisono"), arguments);
    }

    Process start(Path script, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
        return builder.start();
    }

    static Result finished(Process process) {
        try (var out = process.getInputStream();
                var err = process.getErrorStream()) {
            var result = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            var messages = new String(err.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Result(process.exitValue(), result, messages);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<String> builds() {
        return log().stream().filter(line -> line.startsWith("built ")).toList();
    }

    List<String> log() {
        try {
            return Files.readAllLines(directory.resolve("log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Path jdk(String name, String version) {
        var jdk = directory.resolve(name);
        write(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        program(jdk.resolve("bin/java"), JAVA);
        return jdk;
    }

    static Path program(Path path, String text) {
        try {
            var runnable = PosixFilePermissions.fromString("rwxr-xr-x");
            return Files.setPosixFilePermissions(write(path, text), runnable);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Path write(Path path, String text) {
        try {
            Files.createDirectories(path.resolveSibling("."));
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Everything is a minute old, so that no test depends on how fine the file system's clock is.
    private static void age(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
    }
}
