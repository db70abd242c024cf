package unisono.test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unisono.test.postgres.TestDatabase;

/// A till in a process of its own, to be killed.
public final class TillProcess {
    /// What it does until it is killed.
    enum Work {
        /// Folds.
        FOLD,
        /// Folds, rebuilds, swaps and goes back, again and again.
        REBUILD
    }

    private TillProcess() {}

    /// Works without end.
    ///
    /// @param args its work; name, URL, user and password of the database
    public static void main(String[] args) throws InterruptedException {
        var database = new TestDatabase(args[1], args[2], args[3], args[4]);
        try (var node = new TillNode(database, 8, List.of(Sales.caughtUp(), Sales.inline()))) {
            node.opened();
            System.out.println("it begins");
            switch (Work.valueOf(args[0])) {
                case FOLD -> Thread.currentThread().join();
                case REBUILD -> rebuild(node);
            }
        }
    }

    private static void rebuild(TillNode node) {
        var projections = node.projections();
        while (true) {
            for (var name : List.of("till.sales", "till.inline-sales")) {
                projections.dropOld(name);
                projections.rebuild(name);
                projections.swap(name);
                projections.back(name);
            }
        }
    }

    static Process start(Work work, TestDatabase database) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx256m",
                                "-cp",
                                classPath(),
                                TillProcess.class.getName(),
                                work.name(),
                                database.name(),
                                database.jdbcUrl(),
                                database.user(),
                                database.password())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        // It says so when it has booted.
        process.inputReader().readLine();
        return process;
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
