package shop.receipt.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import shop.receipt.PostException;

/// A file per mail, below a directory per day. A file is there whole or not at all, on the disk
/// when this returns, and written once however often it is delivered.
final class MailboxFiles implements Carrier {
    private final Path directory;

    MailboxFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public void deliver(ReceiptMessage message, MailReceipt.Stamp stamp) {
        var day = directory.resolve(stamp.at().atZone(ZoneOffset.UTC).toLocalDate().toString());
        var file = day.resolve("receipt.%s.eml".formatted(stamp.payment()));
        try {
            Files.createDirectories(
                    day,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            if (!Files.exists(file)) {
                write(day, file, message.bytes());
            }
        } catch (IOException e) {
            throw new PostException("The receipt %s cannot be kept: %s.".formatted(file, e), e);
        }
    }

    private static void write(Path day, Path file, byte[] bytes) throws IOException {
        var fresh = Files.createTempFile(day, ".", ".new");
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            sync(day);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// The name of a file is its directory's, and on the disk when that is.
    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
