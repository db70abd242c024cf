package unisono.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As whom the server runs. What concerns root is told apart from the rest only when root runs the
/// tests; an ordinary user sees the same promises kept.
final class AccountTests {

    private static final boolean ROOT = System.getProperty("user.name").equals("root");
    private static final int NOBODY = 65534;

    /// What makes root nobody. Java and our classes must be where nobody may read.
    private static final List<String> AS_NOBODY =
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--inh-caps=-all");

    @TempDir private Path parent;
    private ServerDirectory directory;

    @BeforeEach
    void namesADirectoryBelowOneThatOthersMayNotEnter() throws IOException {
        var closed = Files.createDirectory(parent.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        directory = new ServerDirectory(closed.resolve("postgres"));
    }

    @AfterEach
    void awaitsTheEnd() {
        directory.awaitEnd();
    }

    @Test
    void runsBelowADirectoryThatOthersMayNotEnter() throws IOException {
        try (var user = UserProcess.start(directory.path())) {

            assertThat(user.said()).startsWith("joined");
            assertThat(ownerOf("data")).isEqualTo(ownerOf("."));
        }
    }

    @Test
    void runsWhereUserNamespacesAreForbidden() throws IOException {
        var programs = Files.createDirectory(parent.resolve("programs"));
        var unshare = Files.writeString(programs.resolve("unshare"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
        var path = programs + File.pathSeparator + System.getenv("PATH");

        try (var user = UserProcess.start(directory.path(), List.of(), Map.of("PATH", path))) {
            assertThat(user.said()).startsWith("joined");
            assertThat(ownerOf("data")).isEqualTo(ROOT ? NOBODY : ownerOf("."));
        }
        directory.awaitEnd();

        try (var next = UserProcess.start(directory.path())) {
            assertThat(next.said()).startsWith("joined");
        }
    }

    @Test
    void runsAsAnOrdinaryUserWhomRootMayJoin() throws IOException {
        var home = parent.resolve("home");
        giveToNobody(Files.createDirectory(home));
        giveToNobody(parent);
        var environment = Map.of("XDG_CACHE_HOME", home.resolve("cache").toString());
        directory = new ServerDirectory(home.resolve("postgres"));
        var classes = readableClassPath();

        try (var nobody =
                UserProcess.start(
                        directory.path(), ROOT ? AS_NOBODY : List.of(), environment, classes)) {
            var said = nobody.said();

            assertThat(said).startsWith("joined");
            try (var root = EmbeddedPostgres.join(directory.path())) {
                assertThat(said).contains(String.valueOf(root.port()));
            }
        }
        directory.awaitEnd();

        try (var root = EmbeddedPostgres.join(directory.path());
                var nobody =
                        UserProcess.start(
                                directory.path(),
                                ROOT ? AS_NOBODY : List.of(),
                                environment,
                                classes)) {
            assertThat(nobody.said()).startsWith("joined " + root.port());
        }
    }

    private Object ownerOf(String name) throws IOException {
        return Files.getAttribute(directory.path().resolve(name), "unix:uid");
    }

    private static void giveToNobody(Path path) throws IOException {
        if (ROOT) {
            Files.setAttribute(path, "unix:uid", NOBODY);
        }
    }

    private String readableClassPath() throws IOException {
        var library = Files.createDirectory(parent.resolve("library"));
        var entries = UserProcess.classPath().split(File.pathSeparator, -1);
        for (var i = 0; i < entries.length; i++) {
            copy(Path.of(entries[i]), library.resolve(String.valueOf(i)));
        }
        return Stream.iterate(0, i -> i < entries.length, i -> i + 1)
                .map(i -> library.resolve(String.valueOf(i)).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var walk = Files.walk(from)) {
            for (var path : walk.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                var mode = Files.isDirectory(target) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
            }
        }
    }
}
