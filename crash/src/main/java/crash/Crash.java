package crash;

import crash.run.Matrix;
import crash.run.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The program behind `./unisono crash`.
@Command(
        name = "./unisono crash",
        description = {
            "Breaks nodes, connections, the disk and the database under load, and judges from the"
                    + " history whether durable deliveries kept what they promise.",
            "Ends with 1 if they did not."
        },
        footer = {"", "Example: ./unisono crash --faults 20 --lease 600ms"})
public final class Crash implements Callable<Integer> {
    private static final Duration TIDYING_MAX = Duration.ofSeconds(30);

    private final CountDownLatch over = new CountDownLatch(1);

    @Option(names = "--faults", defaultValue = "500", description = "how many (500)")
    private int faults;

    @Option(names = "--nodes", defaultValue = "3", description = "from one to so many (3)")
    private int nodes;

    @Option(names = "--lease", defaultValue = "1s", description = "of a node (1s)")
    private Duration lease = Duration.ZERO;

    @Option(names = "--rate", defaultValue = "40", description = "emissions per second (40)")
    private int perSecond;

    @Option(names = "--seed", description = "draws the same faults again")
    private @Nullable Long seed;

    @Option(
            names = "--histories",
            description = "below which they are to be (a temporary directory)")
    private @Nullable Path histories;

    @Option(names = "--modules", hidden = true, defaultValue = "modules")
    private Path modules = Path.of("modules");

    @Spec private @Nullable CommandSpec spec;

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Crash());
        line.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .type(boolean.class)
                                .usageHelp(true)
                                .description("show this help")
                                .build());
        return line.registerConverter(Duration.class, new Lengths());
    }

    /// `600ms`, `10s`.
    static final class Lengths implements ITypeConverter<Duration> {
        private static final String MILLIS = "ms";

        @Override
        public Duration convert(String text) {
            return text.endsWith(MILLIS)
                    ? Duration.ofMillis(
                            Long.parseLong(text.substring(0, text.length() - MILLIS.length())))
                    : Duration.parse("PT" + text);
        }
    }

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("This command was not called by the command line.");
        }
        var out = spec.commandLine().getOut();
        var setting = setting();
        out.printf("seed %d, %d faults, lease %s%n", setting.seed(), faults, lease);
        var matrix =
                new Matrix(
                        setting,
                        line -> {
                            out.println(line);
                            out.flush();
                        });
        var here = Thread.currentThread();
        var tidying = new Thread(() -> tidyUp(here));
        Runtime.getRuntime().addShutdownHook(tidying);
        try {
            return matrix.run() ? 0 : 1;
        } finally {
            over.countDown();
        }
    }

    /// Ctrl-C leaves neither processes nor disks behind.
    private void tidyUp(Thread running) {
        running.interrupt();
        try {
            over.await(TIDYING_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A new one, so that no history is written into another.
    private Path directory() throws IOException {
        return histories == null
                ? Files.createTempDirectory("unisono-crash-")
                : Files.createTempDirectory(
                        Files.createDirectories(histories).toRealPath(), "crash-");
    }

    private Setting setting() throws IOException {
        return new Setting(
                modules.toAbsolutePath(),
                directory(),
                seed == null ? System.nanoTime() : seed,
                faults,
                nodes,
                lease,
                perSecond);
    }
}
