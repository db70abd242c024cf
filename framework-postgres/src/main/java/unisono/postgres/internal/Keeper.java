package unisono.postgres.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The small process between a server and its users, `keeper.sh`, as the directory's file `keeper`
/// tells: its number, when it began, and the FIFO of its users. Every keeper has a FIFO of its own,
/// so that one who comes too late, because its starter was killed, finds nobody and ends.
///
/// @param began tells the process from a later one with its number
record Keeper(ServerHome home, long pid, Instant began, String fifo) {

    /// The kernel knows the age, from which every process computes the beginning a bit differently.
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    private static final String FIFO = "users-";

    static Optional<Keeper> recorded(ServerHome home) throws IOException {
        try {
            var words = Files.readString(home.keeper()).strip().split(" ", -1);
            return words.length != 3
                    ? Optional.empty()
                    : Optional.of(
                            new Keeper(
                                    home,
                                    Long.parseLong(words[0]),
                                    Instant.ofEpochMilli(Long.parseLong(words[1])),
                                    words[2]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// A new FIFO, after what former keepers may have left.
    static Path newFifo(ServerHome home) throws IOException {
        try (var names = Files.newDirectoryStream(home.directory(), FIFO + "*")) {
            for (var leftover : names) {
                Files.deleteIfExists(leftover);
            }
        }
        var fifo = home.fresh(FIFO);
        if (!Command.quiet(List.of("mkfifo", "-m", "600", fifo.toString())).succeeds()) {
            throw home.unusable(new IOException("mkfifo failed"));
        }
        home.handOver(fifo);
        return fifo;
    }

    /// Starts a keeper, in a session of its own, and records it.
    static Keeper start(ServerHome home, Path fifo, boolean temporary, List<String> server)
            throws IOException {
        home.touch(answer(fifo));
        var words = new ArrayList<>(newSession());
        words.addAll(List.of("sh", "-c", script(), "unisono-postgres-keeper"));
        words.add(fifo.toString());
        words.add(answer(fifo).toString());
        words.add(home.data().toString());
        words.add(temporary ? home.directory().toString() : "");
        words.addAll(server);
        var process = Command.logged(words, home.log()).start();
        var began = process.info().startInstant().orElseGet(Instant::now);
        var name = fifo.getFileName().toString();
        home.replace(
                home.keeper(), "%d %d %s".formatted(process.pid(), began.toEpochMilli(), name));
        return new Keeper(home, process.pid(), began, name);
    }

    /// Neither program forks here, so that the process we start is the keeper. macOS has no setsid.
    private static List<String> newSession() {
        return Command.quiet(List.of("setsid", "true")).succeeds()
                ? List.of("setsid")
                : List.of("perl", "-MPOSIX=setsid", "-e", "setsid; exec @ARGV or die");
    }

    private static String script() throws IOException {
        try (var in = Keeper.class.getResourceAsStream("keeper.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path answer(Path fifo) {
        return fifo.resolveSibling(fifo.getFileName() + "-answer");
    }

    Path users() {
        return home.directory().resolve(fifo);
    }

    /// Whether the process is there, and is the keeper: its age says so, or, should somebody have
    /// set the clock meanwhile, the server that is its child.
    boolean isAlive() {
        return ProcessHandle.of(pid).filter(it -> isAsOldAs(it) || hasServer()).isPresent();
    }

    private boolean isAsOldAs(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(start, began).abs().compareTo(CLOCK_SLACK) <= 0)
                .isPresent();
    }

    private boolean hasServer() {
        return Postmaster.of(home.data())
                .filter(Postmaster::isOurs)
                .filter(server -> server.isChildOf(pid))
                .isPresent();
    }

    /// Waits until this keeper has counted the seat and its server answers; no port means that it
    /// has ended instead. A keeper answers each line it reads, and reads no end of file while the
    /// seat that sent the line is open: with the answer, the server is there to stay.
    OptionalInt admit(Seat seat, Deadline deadline) throws IOException {
        var token = ServerHome.randomHex(8);
        seat.say(token);
        deadline.awaitThat(
                () -> isAnswered(token) || !isAlive(),
                () ->
                        "Its keeper does not answer. End it with kill %d, then start again."
                                .formatted(pid));
        return deadline.await(
                () -> {
                    var port = portOfServer();
                    return port.isPresent() || !isAlive() ? Optional.of(port) : Optional.empty();
                },
                () -> "Its log, %s, may say why.".formatted(home.log()));
    }

    private boolean isAnswered(String token) {
        try {
            return Files.readString(answer(users())).strip().equals(token);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OptionalInt portOfServer() {
        return Postmaster.of(home.data())
                .filter(Postmaster::ready)
                .filter(server -> server.isChildOf(pid))
                .filter(Postmaster::answers)
                .stream()
                .mapToInt(Postmaster::port)
                .findFirst();
    }
}
