package unisono.postgres.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import unisono.postgres.PostgresException;

/// Where the binaries are unpacked: in the account's cache, or in the temporary directory, which is
/// everybody's, so that what we run from there must be ours, and nobody else's to write.
final class Cache {

    private static final String OWNER_ONLY = "rwx------";
    private static final String READABLE = "rwxr-xr-x";

    private Cache() {}

    /// PostgreSQL looks at its own program as its account, whatever capabilities it has: another
    /// account's server cannot run from root's closed home.
    static Path of(ServerAccount account) throws IOException {
        return account.isForeign() ? temporary("unisono-postgres", READABLE) : ofUser();
    }

    private static Path ofUser() throws IOException {
        try {
            var directory = Files.createDirectories(configured().resolve("unisono"));
            if (Files.isWritable(directory)) {
                return directory;
            }
        } catch (IOException e) {
            // There is no home, or it cannot be written: the next best place will do.
        }
        return temporary("unisono-" + user(), OWNER_ONLY);
    }

    private static Path configured() {
        var configured = System.getenv("XDG_CACHE_HOME");
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
    }

    private static Path temporary(String name, String mode) throws IOException {
        var directory = Path.of(System.getProperty("java.io.tmpdir"), name).toAbsolutePath();
        var permissions = PosixFilePermissions.fromString(mode);
        try {
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, permissions);
        } catch (FileAlreadyExistsException e) {
            // Somebody made it before; whether that was us is seen below.
        }
        var ours =
                !Files.isSymbolicLink(directory)
                        && Files.getOwner(directory).getName().equals(user())
                        && Files.getPosixFilePermissions(directory).equals(permissions);
        if (!ours) {
            throw new PostgresException(
                    """
                    %s, where PostgreSQL should be unpacked, is not a directory of %s with the \
                    permissions %s. Remove it, or choose another place with -Djava.io.tmpdir=….\
                    """
                            .formatted(directory, user(), mode));
        }
        return directory;
    }

    private static String user() {
        return System.getProperty("user.name");
    }
}
