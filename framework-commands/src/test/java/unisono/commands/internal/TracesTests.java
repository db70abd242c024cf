package unisono.commands.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TracesTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void findsClassAndMessageOfWhateverLines() {
        var failure = new IllegalStateException("one\n  two: three", new Exception("cause"));

        var read = Traces.failure(trace(failure), NOON);

        assertThat(read.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(read).hasMessage("one\n  two: three");
        assertThat(read.at()).isEqualTo(NOON);
    }

    @Test
    void bearsFailuresWithoutMessageOrTrace() {
        assertThat(Traces.failure(trace(new IllegalStateException()), NOON)).hasMessage("");
        assertThat(Traces.failure("java.lang.Error: x", NOON)).hasMessage("x");
        assertThat(Traces.failure("a sentence. Another one.", NOON))
                .hasMessage("a sentence. Another one.");
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
