package shop.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The file of all captures, a line each, only ever appended to: a key's last line counts.
///
/// Whoever appends waits until the line is on the disk. One of those who wait writes for all that
/// came meanwhile, so that one `fsync` serves many. A line without its end was never answered for,
/// and is cut off when the file is read. After a failed write nothing is written any more: what the
/// disk has is known to nobody then. Thread-safe.
final class Journal {
    private final FileChannel file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final List<String> pending = new ArrayList<>();
    private long appended;
    private long durable;
    private boolean writing;
    private @Nullable IOException failure;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /// Reads what there is, the oldest first.
    ///
    /// @throws GatewayException if the file is not one of ours
    static Journal open(Path path, Consumer<Capture> captures) {
        try {
            var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            keepWholeLines(path, file, captures);
            return new Journal(file);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new GatewayException(
                    "The journal %s cannot be read: %s. Mend it, or begin another."
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private static void keepWholeLines(Path path, FileChannel file, Consumer<Capture> captures)
            throws IOException {
        long whole = 0;
        try (var lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            var line = lines.readLine();
            while (line != null) {
                long end = whole + line.getBytes(StandardCharsets.UTF_8).length + 1;
                if (end > file.size()) {
                    break;
                }
                captures.accept(Capture.of(JsonMapper.shared().readTree(line)));
                whole = end;
                line = lines.readLine();
            }
        }
        file.truncate(whole);
        file.position(whole);
    }

    void close() throws IOException {
        file.close();
    }

    /// Returns when it is on the disk.
    void append(Capture capture) throws IOException {
        lock.lock();
        try {
            pending.add(capture.json() + "\n");
            long mine = ++appended;
            while (durable < mine) {
                if (failure != null) {
                    throw new IOException("The journal was not written before.", failure);
                }
                if (writing) {
                    written.awaitUninterruptibly();
                } else {
                    writePending();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void writePending() throws IOException {
        var lines = String.join("", pending);
        long last = appended;
        pending.clear();
        writing = true;
        lock.unlock();
        IOException failed = null;
        try {
            write(lines);
        } catch (IOException e) {
            failed = e;
        } finally {
            lock.lock();
            writing = false;
            written.signalAll();
        }
        if (failed != null) {
            failure = failed;
            throw failed;
        }
        durable = last;
    }

    private void write(String lines) throws IOException {
        var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }
}
