package unisono.postgres.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The server's log: one file and its predecessor. It begins anew when a server starts and finds
/// more than a megabyte; while one runs it grows slowly, because what a statement did wrong is told
/// to the application, not to the log.
final class ServerLog {

    private static final long SIZE_MAX = 1 << 20;
    private static final int TAIL_BYTES_MAX = 4096;
    private static final int TAIL_LINES_MAX = 10;

    private ServerLog() {}

    static void rotate(Path log) throws IOException {
        if (size(log) > SIZE_MAX) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static long size(Path log) throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }

    /// The last lines that were written since the file had this size.
    static String since(Path log, long size) {
        try (var channel = Files.newByteChannel(log)) {
            var from = Math.max(size, channel.size() - TAIL_BYTES_MAX);
            var bytes = new byte[(int) Math.max(0, channel.size() - from)];
            channel.position(from).read(ByteBuffer.wrap(bytes));
            return String.join(
                    "\n", lastOf(new String(bytes, StandardCharsets.UTF_8).lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lastOf(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - TAIL_LINES_MAX), lines.size());
    }
}
