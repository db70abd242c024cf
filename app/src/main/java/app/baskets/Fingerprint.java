package app.baskets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// What a file looks like from outside; another file, or one written to, looks different.
record Fingerprint(@Nullable Object key, long size, FileTime modified) {
    static Fingerprint of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new BasketFileException(
                        file,
                        "is no file. It is read twice, so it can be no directory and no pipe.");
            }
            return new Fingerprint(
                    attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
        } catch (NoSuchFileException e) {
            throw new BasketFileException(file, "there is no such file.");
        } catch (IOException e) {
            throw new BasketFileException(file, "cannot be read: " + e);
        }
    }
}
