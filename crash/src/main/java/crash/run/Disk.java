package crash.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk of the database's own, in memory, which can be full: it becomes as small as what is on
/// it. Who is not root has none, and nothing is full there.
final class Disk implements AutoCloseable {
    private static final long SIZE_KIB = 4L << 20;
    private static final long LEFT_KIB = 64;

    private final Path place;
    private final boolean own;

    private Disk(Path place, boolean own) {
        this.place = place;
        this.own = own;
    }

    static Disk at(Path place) throws IOException, InterruptedException {
        Files.createDirectories(place);
        boolean own =
                runs(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "mode=755,size=" + SIZE_KIB + "k",
                        "tmpfs",
                        place.toString());
        return new Disk(place, own);
    }

    /// Whether one may be had here.
    static boolean isPossible() throws IOException, InterruptedException {
        var place = Files.createTempDirectory("crash-disk-");
        try (var disk = at(place)) {
            return disk.own;
        } finally {
            Files.delete(place);
        }
    }

    Path place() {
        return place;
    }

    void fill() throws IOException, InterruptedException {
        var store = Files.getFileStore(place);
        long used = (store.getTotalSpace() - store.getUsableSpace()) >> 10;
        resize(used + LEFT_KIB);
    }

    void empty() throws IOException, InterruptedException {
        resize(SIZE_KIB);
    }

    private void resize(long kib) throws IOException, InterruptedException {
        if (!runs("mount", "-o", "remount,size=" + kib + "k", place.toString())) {
            throw new IOException("%s cannot have a size of %d KiB".formatted(place, kib));
        }
    }

    private static boolean runs(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (own && !runs("umount", place.toString())) {
                runs("umount", "-l", place.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
