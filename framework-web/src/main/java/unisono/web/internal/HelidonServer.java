package unisono.web.internal;

import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import unisono.web.HealthCheck;
import unisono.web.MetricsEndpoint;
import unisono.web.Routes;
import unisono.web.WebException;
import unisono.web.WebSettings;

/// Helidon, set up: all limits on, its shutdown hook off, quiet.
public final class HelidonServer {
    private static final int CONNECTIONS_PER_REQUEST = 4;
    private static final Duration IDLE_CHECK = Duration.ofSeconds(1);

    /// A field, because java.util.logging holds its loggers, with their levels, weakly.
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private final WebSettings settings;
    private final Places places;
    private final SlowClients slowClients;
    private final WebServer server;
    private final InetSocketAddress address;

    private HelidonServer(WebSettings settings, RouteBook book, Places places) {
        this.settings = settings;
        this.places = places;
        this.address = address(settings);
        this.slowClients = new SlowClients(settings.slowClientMax());
        this.server = configured(book);
    }

    /// Starts to listen.
    ///
    /// @param book where the routes are written down
    public static HelidonServer start(
            WebSettings settings,
            RouteBook book,
            List<Routes> routes,
            List<HealthCheck> checks,
            @Nullable MetricsEndpoint metrics) {
        var places = new Places(settings.requestsMax());
        if (metrics != null) {
            refuseInPublic(settings, metrics);
            new MetricsRoute(metrics).register(book);
        }
        new Health(checks, places::closed).register(book);
        book.read(routes);
        var server = new HelidonServer(settings, book, places);
        server.listen();
        return server;
    }

    private static void refuseInPublic(WebSettings settings, MetricsEndpoint metrics) {
        if (metrics.token().isEmpty() && !address(settings).getAddress().isLoopbackAddress()) {
            throw new WebException(
                    "Whoever reaches %s could read /metrics, because it has no token. Give it one, or listen on loopback."
                            .formatted(settings.host()));
        }
    }

    /// The port, also if it was any free one.
    public int port() {
        return server.port();
    }

    /// Lets running requests end, then closes everything. Interrupted, it closes at once.
    public void stop() {
        places.close();
        try {
            places.drain(settings.stopMax());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean interrupted = Thread.interrupted(); // an interrupted thread cannot stop Helidon
        server.stop();
        slowClients.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private WebServer configured(RouteBook book) {
        if (HELIDON.getLevel() == null) {
            HELIDON.setLevel(Level.WARNING); // else it greets on the console
        }
        var hosts = new HostCheck(address.getAddress());
        var dispatcher = new Dispatcher(places, hosts, slowClients, settings.bodyBytesMax(), book);
        return WebServer.builder()
                .shutdownHook(false)
                .address(address.getAddress())
                .port(address.getPort())
                .maxPayloadSize(IncomingBody.bytesMaxOfTransport(settings.bodyBytesMax()))
                .maxTcpConnections(CONNECTIONS_PER_REQUEST * settings.requestsMax())
                .idleConnectionTimeout(settings.idleMax())
                .idleConnectionPeriod(IDLE_CHECK)
                .directHandlers(TransportProblems.handlers())
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .protocolsDiscoverServices(false) // else HTTP/1.1 is there twice, and less limited
                .addProtocol(Http1Config.builder().addReceiveListener(slowClients).build())
                .routing(routing -> routing.any(dispatcher))
                .build();
    }

    private void listen() {
        probe();
        server.start();
        if (!server.isRunning()) {
            throw cannotListen("another process was faster, or see the log");
        }
    }

    /// Helidon only logs why it cannot listen, and says it by not running. So try it before.
    private void probe() {
        try (var socket = ServerSocketChannel.open()) {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(address);
        } catch (BindException e) {
            throw String.valueOf(e.getMessage()).contains("in use")
                    ? new WebException(
                            "Port %d on %s is taken by another process. %s"
                                    .formatted(
                                            settings.port(), settings.host(), settings.portHint()))
                    : cannotListen(e.getMessage());
        } catch (IOException e) {
            throw cannotListen(e.getMessage());
        }
    }

    private WebException cannotListen(@Nullable String reason) {
        return new WebException(
                "The server cannot listen on port %d of %s: %s. %s"
                        .formatted(settings.port(), settings.host(), reason, settings.portHint()));
    }

    private static InetSocketAddress address(WebSettings settings) {
        var address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new WebException(
                    "The host %s is unknown. Name one of this machine, such as 127.0.0.1."
                            .formatted(settings.host()));
        }
        return address;
    }
}
