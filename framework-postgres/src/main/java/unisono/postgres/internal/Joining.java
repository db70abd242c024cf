package unisono.postgres.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.postgres.PostgresException;
import unisono.postgres.PostgresSettings;

/// How a user comes to a server: one at a time per directory, by a lock that a killed process
/// loses. Under it, until the time is over: take a seat with the keeper that is recorded and alive;
/// if there is none, or it ends before it has answered, clear away what is left and start another.
///
/// Leaving needs no lock. What keeps two servers from one directory in the last resort is not this
/// class but PostgreSQL, by `postmaster.pid` and its shared memory; its refusal is taken as "not
/// yet", because a killed server's processes need a moment to end.
public final class Joining {

    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);

    /// The lock of a file belongs to the whole process and does not keep its threads apart.
    private static final ReentrantLock IN_PROCESS = new ReentrantLock();

    /// What the server's log says when it will do to try again.
    private static final List<String> NOT_YET =
            List.of(
                    "lock file \"postmaster.pid\" already exists",
                    "pre-existing shared memory block",
                    "Address already in use");

    private final PostgresSettings settings;
    private final boolean temporary;
    private final ServerHome home;
    private final Deadline deadline;

    private Joining(PostgresSettings settings, boolean temporary) {
        this.settings = settings;
        this.temporary = temporary;
        this.home = ServerHome.in(settings.directory());
        this.deadline = Deadline.in(settings.startTimeMax());
    }

    /// To a directory that stays.
    public static Joining lasting(PostgresSettings settings) {
        return new Joining(settings, false);
    }

    /// To a directory that is removed with all that is in it when the server ends.
    public static Joining temporary(PostgresSettings settings) {
        return new Joining(settings, true);
    }

    /// Joins, once.
    ///
    /// @throws PostgresException if there is no server to be had
    public Membership join() {
        try {
            deadline.awaitThat(IN_PROCESS::tryLock, this::busy);
            try {
                return joinAlone();
            } finally {
                IN_PROCESS.unlock();
            }
        } catch (IOException | UncheckedIOException e) {
            throw home.unusable(e);
        }
    }

    private Membership joinAlone() throws IOException {
        home.touch(home.lock());
        try (var file = FileChannel.open(home.lock(), StandardOpenOption.WRITE)) {
            deadline.await(() -> Optional.ofNullable(file.tryLock()), this::busy);
            return deadline.await(this::attempt, this::seeLog);
        }
    }

    private Optional<Membership> attempt() throws IOException {
        var keeper = Keeper.recorded(home).filter(Keeper::isAlive);
        return keeper.isPresent() ? sit(keeper.get()) : start();
    }

    private Optional<Membership> sit(Keeper keeper) throws IOException {
        try {
            return admitted(Seat.take(keeper.users()), () -> keeper);
        } catch (NoSuchFileException e) {
            // The keeper is about to end: its FIFO is gone already.
            return Optional.empty();
        }
    }

    private Optional<Membership> start() throws IOException {
        clearAway();
        ServerLog.rotate(home.log());
        home.touch(home.log());
        var account = ServerAccount.of(home);
        var binaries = Binaries.unpackedFor(account);
        new Cluster(home, binaries, account, settings.durable()).ensure();

        var server = account.boundCommand(server(binaries));
        var logStart = ServerLog.size(home.log());
        var fifo = Keeper.newFifo(home);
        var membership =
                admitted(Seat.take(fifo), () -> Keeper.start(home, fifo, temporary, server));
        membership.ifPresentOrElse(
                it -> LOG.info("PostgreSQL serves {}", it), () -> checkLog(logStart));
        return membership;
    }

    /// A keeper who is there, or who starts: the first seat has to be taken before.
    private interface KeeperSource {
        Keeper keeper() throws IOException;
    }

    private Optional<Membership> admitted(Seat seat, KeeperSource source) throws IOException {
        var membership = Optional.<Membership>empty();
        try {
            var keeper = source.keeper();
            var port = keeper.admit(seat, deadline);
            if (port.isPresent()) {
                membership = Optional.of(membership(keeper, seat, port.getAsInt()));
            }
            return membership;
        } finally {
            if (membership.isEmpty()) {
                seat.close();
            }
        }
    }

    private Membership membership(Keeper keeper, Seat seat, int port) throws IOException {
        return new Membership(home.directory(), keeper, seat, port, home.password());
    }

    /// What a keeper leaves that was killed, or a machine that lost its power.
    private void clearAway() throws IOException {
        var postmaster = Postmaster.of(home.data()).filter(Postmaster::runs);
        if (postmaster.isEmpty()) {
            Files.deleteIfExists(Postmaster.file(home.data()));
            return;
        }
        var pid = postmaster.get().pid();
        if (!postmaster.get().isOurs()) {
            throw new PostgresException(
                    "%s is served by process %d, which was not started from here. Stop it first."
                            .formatted(home.data(), pid));
        }
        postmaster.get().interrupt();
        deadline.awaitThat(
                () -> !postmaster.get().runs(),
                () ->
                        "The server that has lost its keeper, process %d, does not end."
                                .formatted(pid));
    }

    private void checkLog(long logStart) {
        var said = ServerLog.since(home.log(), logStart);
        if (NOT_YET.stream().noneMatch(said::contains)) {
            throw new PostgresException(
                    "PostgreSQL did not start in %s:\n%s".formatted(home.data(), said));
        }
    }

    private List<String> server(Binaries binaries) throws IOException {
        var durable = settings.durable() ? "on" : "off";
        var words =
                new ArrayList<>(
                        List.of(
                                binaries.program("postgres").toString(),
                                "-D",
                                home.data().toString()));
        Stream.of(
                        Postmaster.MARK,
                        "listen_addresses=127.0.0.1",
                        "port=" + ServerPort.chosenFor(home),
                        "unix_socket_directories=",
                        "max_connections=" + settings.connectionsMax(),
                        "fsync=" + durable,
                        "synchronous_commit=" + durable,
                        "full_page_writes=" + durable,
                        // What a statement did wrong is told to the application.
                        "log_min_messages=log",
                        "log_checkpoints=off",
                        // Compiling pays for reports over millions of rows, and delays all else.
                        "jit=off")
                .forEach(setting -> words.addAll(List.of("-c", setting)));
        return words;
    }

    private String busy() {
        return "Somebody else is starting it or joining it in %s, and does not come to an end."
                .formatted(home.directory());
    }

    private String seeLog() {
        return "Its log, %s, may say why.".formatted(home.log());
    }
}
