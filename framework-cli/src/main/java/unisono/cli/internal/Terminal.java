package unisono.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Knows whether a person looks at stderr.
public final class Terminal {
    private static final Path STDERR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /// stderr where it is a terminal that can go back to the beginning of a line, else a stream to
    /// nowhere.
    public static PrintStream ofMessages() {
        boolean able = !"dumb".equals(System.getenv("TERM")) && isTerminal();
        return able
                ? System.err
                : new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /// Java can say of stdin and stdout together whether they are a terminal, and nothing of
    /// stderr; so Linux is asked where it leads. Elsewhere Java's answer errs on the quiet side.
    private static boolean isTerminal() {
        try {
            var target = Files.readSymbolicLink(STDERR).toString();
            return target.matches("/dev/(pts/\\d+|tty\\w*|console)");
        } catch (IOException | UnsupportedOperationException e) {
            return Objects.requireNonNull(System.console()).isTerminal();
        }
    }
}
