package unisono.postgres.internal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.tukaani.xz.XZInputStream;

/// Reads the tar archives that hold the server's binaries: directories, files and symbolic links
/// with names of up to 100 bytes (POSIX.1-1988). That is all they use; anything else is refused. A
/// library would bring four jars to the module path for these lines.
final class TarXz {

    private static final int BLOCK = 512;

    /// Independent of the account's habits (umask): another account may run what we unpack.
    private static final Set<PosixFilePermission> EXECUTABLE =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private static final Set<PosixFilePermission> READABLE =
            PosixFilePermissions.fromString("rw-r--r--");

    private final InputStream in;
    private final Path target;

    private TarXz(InputStream in, Path target) {
        this.in = in;
        this.target = target;
    }

    static void unpack(InputStream compressed, Path target) throws IOException {
        try (var in = new XZInputStream(new BufferedInputStream(compressed, 1 << 16))) {
            new TarXz(in, target).unpackAll();
        }
        try (var paths = Files.walk(target)) {
            for (var directory : paths.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(directory, EXECUTABLE);
            }
        }
    }

    private void unpackAll() throws IOException {
        for (var header = block(); header[0] != 0; header = block()) {
            unpackOne(header);
        }
    }

    private void unpackOne(byte[] header) throws IOException {
        var name = text(header, 0, 100);
        var path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive names a file outside of it: " + name);
        }
        switch (header[156]) {
            case '5' -> Files.createDirectories(path);
            case '2' -> Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
            case '0' -> unpackFile(path, header);
            default -> throw new IOException("The archive holds something unknown: " + name);
        }
    }

    private void unpackFile(Path path, byte[] header) throws IOException {
        Files.createDirectories(path.getParent());
        var size = octal(header, 124, 12);
        try (var out = Files.newOutputStream(path)) {
            copy(size, out);
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        var executable = (octal(header, 100, 8) & 0100) != 0;
        Files.setPosixFilePermissions(path, executable ? EXECUTABLE : READABLE);
    }

    private void copy(long size, OutputStream out) throws IOException {
        var buffer = new byte[1 << 16];
        for (var left = size; left > 0; ) {
            var read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
            if (read == 0) {
                throw new EOFException("The archive ends in the middle of a file");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private byte[] block() throws IOException {
        var block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException("The archive ends without its end mark");
        }
        return block;
    }

    private static String text(byte[] header, int from, int length) {
        var end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) {
        return Long.parseLong(text(header, from, length).strip(), 8);
    }
}
