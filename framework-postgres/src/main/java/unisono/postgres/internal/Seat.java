package unisono.postgres.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One user's hold on the FIFO by which the kernel counts the users.
///
/// It is opened for reading, too, although nobody reads here: opening only for writing would wait
/// for a keeper, who may be gone. Java closes it in every child process it starts.
public final class Seat implements AutoCloseable {

    /// A channel that nobody refers to is closed by the garbage collector, and a forgotten server
    /// would vanish under its user's connections.
    private static final Set<Seat> TAKEN = ConcurrentHashMap.newKeySet();

    private final FileChannel fifo;

    private Seat(FileChannel fifo) {
        this.fifo = fifo;
    }

    static Seat take(Path fifo) throws IOException {
        var seat =
                new Seat(FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE));
        TAKEN.add(seat);
        return seat;
    }

    /// Sends the keeper a line.
    void say(String line) throws IOException {
        fifo.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() {
        TAKEN.remove(this);
        try {
            fifo.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
