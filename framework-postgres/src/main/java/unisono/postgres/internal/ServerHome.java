package unisono.postgres.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import unisono.postgres.PostgresException;

/// The files of one server. All belong to the owner of the directory, and only the owner may look:
/// what root adds to somebody's directory is handed over, or its owner would be locked out.
record ServerHome(Path directory) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /// The cluster, in PostgreSQL's own words the data directory.
    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("server.log");
    }

    Path passwordFile() {
        return directory.resolve("password");
    }

    /// The port of the last start; see [ServerPort].
    Path port() {
        return directory.resolve("port");
    }

    Path lock() {
        return directory.resolve("lock");
    }

    /// Who keeps the server; see [Keeper].
    Path keeper() {
        return directory.resolve("keeper");
    }

    /// A name below the directory that nobody has used, for what is made first and moved later.
    Path fresh(String prefix) {
        return directory.resolve(prefix + randomHex(8));
    }

    /// Makes the directory, and follows its links, so that it has one name for everybody.
    static ServerHome in(Path directory) {
        var home = new ServerHome(directory);
        try {
            Files.createDirectories(directory, PRIVATE);
            if (!Files.isWritable(directory)) {
                throw new AccessDeniedException("it cannot be written");
            }
            return new ServerHome(directory.toRealPath());
        } catch (FileAlreadyExistsException e) {
            throw new PostgresException(
                    """
                    %s is a file, and PostgreSQL needs a directory for its data. Choose another \
                    with UNISONO_DATA.\
                    """
                            .formatted(e.getFile()),
                    e);
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    PostgresException unusable(Exception cause) {
        return new PostgresException(
                """
                The embedded PostgreSQL cannot use the directory %s (%s). Make it \
                writable, make room, or choose another with UNISONO_DATA.\
                """
                        .formatted(directory, cause.getMessage()),
                cause);
    }

    /// The password, made the first time. It is there before the cluster is, which learns it then.
    String password() throws IOException {
        if (Files.notExists(passwordFile())) {
            if (Files.exists(data())) {
                throw new PostgresException(
                        """
                        %s is missing, and with it the password of the database beside it. Put \
                        it back from a backup.\
                        """
                                .formatted(passwordFile()));
            }
            replace(passwordFile(), randomHex(24));
        }
        return Files.readString(passwordFile()).strip();
    }

    /// Writes a whole file or nothing, readable for its owner.
    void replace(Path file, String text) throws IOException {
        var draft = Files.createFile(fresh("draft-"), PRIVATE_FILE);
        Files.writeString(draft, text + "\n", StandardOpenOption.SYNC);
        handOver(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Makes an empty file, unless it is there.
    void touch(Path file) throws IOException {
        if (Files.notExists(file)) {
            try {
                handOver(Files.createFile(file, PRIVATE_FILE));
            } catch (FileAlreadyExistsException e) {
                // Somebody else was faster, which serves as well.
            }
        }
    }

    Path createPrivateDirectory(Path path) throws IOException {
        return Files.createDirectory(path, PRIVATE);
    }

    void handOver(Path file) throws IOException {
        for (var attribute : new String[] {"unix:uid", "unix:gid"}) {
            var owner = Files.getAttribute(directory, attribute);
            if (!owner.equals(Files.getAttribute(file, attribute)) && ServerAccount.isRoot()) {
                Files.setAttribute(file, attribute, owner);
            }
        }
    }

    /// Brings the names in the directory to the disk: a file that is moved has no name without.
    void force() throws IOException {
        try (var names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    static String randomHex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
