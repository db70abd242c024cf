package unisono.test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unisono.test.postgres.TestDatabase;

/// A post office in a process of its own, which ends without a word when it carries one letter.
public final class DoomedOffice {
    static final int POISON = 13;
    static final int HALTED = 42;

    private DoomedOffice() {}

    /// Works until nothing is left to be done.
    ///
    /// @param args its name; name, URL, user and password of the database
    public static void main(String[] args) {
        var database = new TestDatabase(args[1], args[2], args[3], args[4]);
        try (var office =
                new PostOffice(args[0], database, new PostOffice.Plan(), List.of(carriers()))) {
            office.opened().drain();
        }
    }

    private static Carrier[] carriers() {
        return new Carrier[] {
            Carrier.named("post.a")
                    .ordered()
                    .fromStart()
                    .doing((office, carrier, letter) -> {
                        office.write(carrier, letter);
                        if (letter.number() == POISON) {
                            Runtime.getRuntime().halt(HALTED);
                        }
                    }),
            Carrier.named("post.b").fromStart()
        };
    }

    /// How one ended that ran in a process of its own: 0, or [#HALTED].
    static int run(String name, TestDatabase database) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        DoomedOffice.class.getName(),
                        name,
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
