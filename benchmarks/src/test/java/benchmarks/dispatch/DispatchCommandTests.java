package benchmarks.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import benchmarks.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command says before anything is measured.
final class DispatchCommandTests {
    private final StringWriter err = new StringWriter();

    @Test
    void refusesASystemThatThereIsNot() {
        int code = run("--systems", "weld,nobody");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("unisono: no system's name begins with \"nobody\". There are: floor, ")
                .endsWith("Try: ./unisono bench dispatch --help\n");
    }

    @Test
    void refusesToSendToNobody() {
        int code = run("--listeners", "1,0");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("an event goes to between 1 and 100 listeners.");
    }

    @Test
    void refusesAFileThatCannotBeWritten(@TempDir Path directory) {
        int code = run("--json", directory.resolve("nowhere/figures.json").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("figures.json cannot be written: ");
    }

    @Test
    void hasABenchmarkThatJmhFinds() {
        var list = DispatchBenchmark.class.getResource("/META-INF/BenchmarkList");

        assertThat(contentOf(list, UTF_8)).contains(DispatchBenchmark.class.getName());
    }

    private int run(String... options) {
        var line = Bench.commandLine().setErr(new PrintWriter(err, true));
        var arguments = new String[options.length + 1];
        arguments[0] = "dispatch";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return line.execute(arguments);
    }
}
