package unisono.postgres.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// The port of a directory's server: that of its last start, as the file `port` tells, so that
/// connection pools find it again; another one only if somebody has taken that meanwhile.
final class ServerPort {

    private static final int ANY = 0;

    private ServerPort() {}

    /// Free now: who loses it to somebody else before the server has it chooses again.
    static int chosenFor(ServerHome home) throws IOException {
        var last = last(home).flatMap(ServerPort::bound);
        if (last.isPresent()) {
            return last.get();
        }
        var port = bound(ANY).orElseThrow(() -> new IOException("no port is free"));
        home.replace(home.port(), Integer.toString(port));
        return port;
    }

    private static Optional<Integer> last(ServerHome home) throws IOException {
        try {
            return Optional.of(Files.readString(home.port()).strip())
                    .filter(text -> text.matches("\\d{1,5}"))
                    .map(Integer::valueOf)
                    .filter(port -> port > 0 && port <= 65_535);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Binds the port as the server would, and lets it go.
    private static Optional<Integer> bound(int port) {
        try (var socket =
                new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return Optional.of(socket.getLocalPort());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
