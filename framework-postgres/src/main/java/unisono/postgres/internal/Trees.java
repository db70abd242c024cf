package unisono.postgres.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Whole directories.
final class Trees {

    private Trees() {}

    /// Deletes the directory with all that is in it, or nothing if it is not there. Links are
    /// deleted, never followed.
    static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        var paths = new ArrayList<Path>();
        try (var walk = Files.walk(directory)) {
            walk.forEach(paths::add);
        }
        for (var path : paths.reversed()) {
            Files.deleteIfExists(path);
        }
    }
}
