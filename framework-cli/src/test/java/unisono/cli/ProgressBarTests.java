package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressBarTests {
    private static final String ERASE = "\r\u001B[K";

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicLong nanoTime = new AtomicLong();

    @Test
    void showsCountRateAndTheTimeThatIsLeft() {
        var bar = bar(12_000);

        pass(Duration.ofSeconds(2));
        bar.advance(3_000);

        assertThat(shown())
                .isEqualTo(
                        ERASE
                                + "import [######..................] 3,000/12,000  25 % 1,500/s"
                                + " 0:06 left");
    }

    @Test
    void drawsTenTimesASecondAtTheMost() {
        var bar = bar(1_000);

        for (int i = 0; i < 1_000; i++) {
            pass(Duration.ofMillis(1));
            bar.advance(1);
        }

        assertThat(shown().split(ERASE.replace("[", "\\["), -1)).hasSizeBetween(10, 12);
    }

    @Test
    void endsWithItsLast() {
        try (var bar = bar(2)) {
            pass(Duration.ofSeconds(1));
            bar.advance(1);
            bar.advance(1);
        }

        assertThat(shown())
                .endsWith(ERASE + "import [########################] 2/2 100 % 2/s" + newLine());
    }

    @Test
    void survivesAWorkWithoutSteps() {
        bar(0).close();

        assertThat(shown())
                .isEqualTo(ERASE + "import [########################] 0/0 100 % 0/s" + newLine());
    }

    @Test
    void showsNothingWhereStderrIsNoTerminal() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = "target/classes" + File.pathSeparator + "target/test-classes";
        var process =
                new ProcessBuilder(java, "-cp", classes, Work.class.getName())
                        .redirectErrorStream(true)
                        .start();

        try (var printed = process.getInputStream()) {
            assertThat(new String(printed.readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
        }
        assertThat(process.waitFor()).isZero();
    }

    /// A process of its own, because what stderr is belongs to the process.
    static final class Work {
        private Work() {}

        static void main() {
            try (var bar = ProgressBar.of("import", 2)) {
                bar.advance(2);
            }
        }
    }

    private ProgressBar bar(long total) {
        var terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
        return new ProgressBar(terminal, nanoTime::get, "import", total);
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static String newLine() {
        return System.lineSeparator();
    }
}
