package benchmarks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import benchmarks.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands, with as little to do as possible. Nothing is timed.
final class CommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path directory;

    @Test
    void writesAPageOfWhatItMeasured() throws IOException {
        var page = directory.resolve("page.md");
        Files.writeString(page, "Before\n<!-- delivery -->\n<!-- end of delivery -->\nafter\n");

        int code =
                run(
                        "delivery --quick --systems unisono-database --parts cost --events 100 --rounds 1 --markdown "
                                + page);

        assertThat(code).as(err::toString).isZero();
        assertThat(contentOf(page.toFile()))
                .startsWith("Before\n<!-- delivery -->\n\nMeasured on ")
                .contains("| Unisono, a transaction each | a backlog, a transaction each | ")
                .endsWith("\n\n<!-- end of delivery -->\nafter\n");
    }

    @Test
    void comparesAGrownLogWithAnEmptyOne() {
        int code = run("growth --quick --rows 2000 --events 100 --rounds 1");

        assertThat(code).as(err::toString).isZero();
        assertThat(out.toString())
                .startsWith("2,000 rows in 1 partition(s); ")
                .contains("Unisono, handled outside     a backlog, handled outside")
                .contains("2,000 rows");
    }

    @Test
    void refusesARoundOfNothing() {
        int code = run("delivery --events 0");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("unisono: there is at least 1 round, of 100 to 1000000 events.");
    }

    private int run(String words) {
        return Bench.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute((words + data()).split(" ", -1));
    }

    private String data() {
        return " --data " + directory;
    }
}
