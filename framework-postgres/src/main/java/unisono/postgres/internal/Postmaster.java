package unisono.postgres.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The server's first process, as its file `postmaster.pid` tells: line 1 the process, line 4 the
/// port, line 8 the state. The file outlives a server that was killed, and then its number means
/// nothing, or somebody else.
///
/// @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database file
///   layout</a>
record Postmaster(Path data, long pid, int port, boolean ready) {

    /// The name by which a server of ours knows itself, on its command line.
    static final String MARK = "cluster_name=unisono";

    private static final int ANSWER_MILLIS_MAX = 2_000;

    /// An SSLRequest: eight bytes, length and code. Every server answers one byte to it.
    private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    static Optional<Postmaster> of(Path data) {
        try {
            return parse(data, Files.readAllLines(file(data)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Postmaster> parse(Path data, List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        var pid = Long.parseLong(lines.getFirst());
        var complete = lines.size() >= 8;
        var port = complete ? Integer.parseInt(lines.get(3)) : 0;
        return Optional.of(
                new Postmaster(data, pid, port, complete && lines.get(7).strip().equals("ready")));
    }

    /// Whether the process is there and serves these data.
    boolean runs() {
        return arguments().contains(data.toString());
    }

    boolean isOurs() {
        return runs() && arguments().contains(MARK);
    }

    boolean isChildOf(long keeper) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .filter(parent -> parent.pid() == keeper)
                .isPresent();
    }

    private List<String> arguments() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().arguments())
                .map(Arrays::asList)
                .orElse(List.of());
    }

    void interrupt() {
        Command.quiet(List.of("sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(pid))).succeeds();
    }

    /// Whether somebody who speaks PostgreSQL answers at the port.
    boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                    ANSWER_MILLIS_MAX);
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            socket.getOutputStream().write(SSL_REQUEST);
            var answer = socket.getInputStream().read();
            return answer == 'N' || answer == 'S';
        } catch (IOException e) {
            return false;
        }
    }
}
