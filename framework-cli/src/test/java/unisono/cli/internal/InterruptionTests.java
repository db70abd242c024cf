package unisono.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class InterruptionTests {
    @Test
    void letsACommandCloseWhatItOpenedBeforeTheProcessEnds() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = "target/classes:target/test-classes";
        var process = new ProcessBuilder(java, "-cp", classes, Command.class.getName()).start();

        try (var out = reader(process)) {
            assertThat(out.readLine()).isEqualTo("waiting");
            process.toHandle().destroy();

            assertThat(out.lines()).containsExactly("closed");
        }
        int sigterm = 128 + 15;
        assertThat(process.waitFor()).isEqualTo(sigterm);
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// A command that waits, with something to close.
    static final class Command {
        private Command() {}

        static void main() {
            try (var _ = Interruption.ofThisThread();
                    Resource _ = () -> System.out.println("closed")) {
                System.out.println("waiting");
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                System.exit(1);
            }
        }
    }

    private interface Resource extends AutoCloseable {
        @Override
        void close();
    }
}
