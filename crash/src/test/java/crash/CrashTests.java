package crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The short form of `./unisono crash`, with a lease to match.
final class CrashTests {
    private static final String FAULTS = "20";

    @Test
    void twentyFaultsBreakNoPromise() throws IOException {
        var out = new StringWriter();

        int code =
                Crash.commandLine()
                        .setOut(new PrintWriter(out))
                        .execute(
                                "--faults",
                                FAULTS,
                                "--lease",
                                "600ms",
                                "--seed",
                                "2026",
                                "--histories",
                                Path.of("target", "crash").toString(),
                                "--modules",
                                Path.of("..", "modules").toRealPath().toString());

        IO.println(out);
        assertThat(code).as(out::toString).isZero();
        assertThat(out).asString().contains("20 faults").contains(" 0 violations");
    }
}
