package shop.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One gateway's hold on a journal: the lock of a file beside it, which the kernel takes back
/// however the process ends. Another file says where the gateway listens.
///
/// @param lock of a file of its own: the lock of a file is lost when the process closes any channel
///   of it, as readers of the journal do
record Claim(Path journal, FileChannel lock) implements AutoCloseable {
    /// Empty if another gateway has it.
    static Optional<Claim> of(Path journal) {
        try {
            var directory = journal.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            return locked(journal);
        } catch (IOException e) {
            throw new GatewayException(
                    "The journal %s cannot be opened: %s.".formatted(journal, e), e);
        }
    }

    private static Optional<Claim> locked(Path journal) throws IOException {
        var lock =
                FileChannel.open(
                        beside(journal, ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                Files.deleteIfExists(addressFile(journal));
                return Optional.of(new Claim(journal, lock));
            }
        } catch (OverlappingFileLockException e) {
            // A gateway in this process has it.
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        lock.close();
        return Optional.empty();
    }

    /// Says where this gateway listens.
    void tell(URI address) throws IOException {
        var fresh = Files.createTempFile(addressFile(journal).getParent(), "address", "");
        Files.writeString(fresh, address.toString());
        Files.move(fresh, addressFile(journal), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Where the gateway listens that has the journal; null while it does not say so.
    static @Nullable URI told(Path journal) throws IOException {
        var file = addressFile(journal);
        return Files.exists(file) ? URI.create(Files.readString(file)) : null;
    }

    private static Path addressFile(Path journal) {
        return beside(journal, ".address");
    }

    private static Path beside(Path journal, String suffix) {
        return journal.resolveSibling(journal.getFileName() + suffix);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new GatewayException("The journal cannot be closed: %s.".formatted(e), e);
        }
    }
}
