package unisono.sagas;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unisono.test.postgres.TestDatabase;

/// A node in a process of its own that ends itself as SIGKILL would, when what it was asked for is
/// done and not yet committed.
public final class DoomedShop {
    static final int HALTED = 42;
    private static final Duration LONG = Duration.ofSeconds(60);

    private DoomedShop() {}

    /// Delivers.
    ///
    /// @param args name, URL, user and password of the database
    public static void main(String[] args) throws InterruptedException {
        var database = new TestDatabase(args[0], args[1], args[2], args[3]);
        var plan = ShopNode.Plan.QUIET.incident(_ -> Runtime.getRuntime().halt(HALTED));
        try (var _ = new ShopNode("doomed", database, plan).opened()) {
            Thread.sleep(LONG);
        }
    }

    /// How one ended that ran in a process of its own.
    static int run(TestDatabase database) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        DoomedShop.class.getName(),
                        database.name(),
                        database.jdbcUrl(),
                        database.user(),
                        database.password())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static String classPath() {
        return Stream.of(
                        Path.of("target", "test-classes").toString(),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
