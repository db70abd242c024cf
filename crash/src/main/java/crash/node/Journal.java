package crash.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of the history to which lines are appended, by any number of processes: the kernel puts
/// each write at the end, so the order of the lines is that in which they were written.
///
/// What is written outlives the process without being forced to the disk: it is processes that are
/// killed here, and not the machine. A line that is cut off lacks its full stop, and the next one
/// begins on a line of its own. Thread-safe.
public final class Journal implements AutoCloseable {
    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /// Opens it, or makes it.
    public static Journal to(Path file) throws IOException {
        return new Journal(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /// Appends a line, with one write.
    ///
    /// @throws UncheckedIOException if it is not written
    public void append(String... fields) {
        var line = "\n%s\t.\n".formatted(String.join("\t", fields));
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            file.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
