package unisono.test.postgres;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// Whether a Docker engine listens. Asked before Testcontainers is touched, which without one takes
/// its time and fills the log; an installed `docker` alone means nothing.
final class DockerEngine {

    private static final String USUAL = "unix:///var/run/docker.sock";
    private static final int CONNECT_MILLIS_MAX = 1_000;

    private DockerEngine() {}

    static boolean answers() {
        var host = System.getenv("DOCKER_HOST");
        return answersAt(URI.create(host == null || host.isBlank() ? USUAL : host));
    }

    static boolean answersAt(URI host) {
        try {
            return "unix".equals(host.getScheme())
                    ? connects(Path.of(host.getPath()))
                    : connects(new InetSocketAddress(host.getHost(), host.getPort()));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean connects(Path socket) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        }
    }

    private static boolean connects(SocketAddress address) throws IOException {
        try (var channel = SocketChannel.open()) {
            channel.socket().connect(address, CONNECT_MILLIS_MAX);
            return true;
        }
    }
}
