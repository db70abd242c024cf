package unisono.web;

import com.google.inject.Injector;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import unisono.events.StartupException;
import unisono.web.internal.HelidonServer;
import unisono.web.internal.RouteBook;

/// Serves the modules' routes over HTTP/1.1, one virtual thread per connection, and `GET
/// /health/live` and `GET /health/ready`; `GET /metrics`, if it is given some.
///
/// Every answer forbids sniffing and caching. Requests that a foreign page sends through a browser
/// are refused: 421 if they come under a foreign name to a server on loopback, 403 if they would
/// change something. Beyond its limits the server says so (413, 414, 431, 503) or hangs up.
///
/// A running server keeps the JVM alive. It registers no shutdown hook: call [#close] from yours.
/// Helidon logs warnings and errors through `java.util.logging`, and nothing else; install
/// `org.slf4j.bridge.SLF4JBridgeHandler` of `jul-to-slf4j` to have them with the other logs.
///
/// Thread-safe.
public final class WebServer implements AutoCloseable {
    private final HelidonServer server;
    private final URI address;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private WebServer(HelidonServer server, String host) {
        this.server = server;
        var literal = host.contains(":") ? "[" + host + "]" : host;
        this.address = URI.create("http://%s:%d".formatted(literal, server.port()));
    }

    /// Starts to serve; returns when requests are accepted.
    ///
    /// @param injector makes the controllers
    /// @throws WebException if the port is taken, or the host is none of this machine
    /// @throws StartupException if routes are wrong: two for one verb and path, a path that is
    ///   none, a controller that the injector cannot make, two problems for one exception
    public static WebServer start(
            WebSettings settings,
            Injector injector,
            List<Routes> routes,
            List<HealthCheck> checks) {
        return start(settings, injector, routes, checks, null);
    }

    /// Starts to serve, and tells metrics, too.
    ///
    /// @param metrics null for none
    /// @throws WebException also if they have no token, and the host is not on loopback
    /// @throws StartupException if routes are wrong
    public static WebServer start(
            WebSettings settings,
            Injector injector,
            List<Routes> routes,
            List<HealthCheck> checks,
            @Nullable MetricsEndpoint metrics) {
        var book = new RouteBook(injector);
        var server = HelidonServer.start(settings, book, routes, checks, metrics);
        return new WebServer(server, settings.host());
    }

    /// Where the server is reached: `http://127.0.0.1:8080`.
    public URI address() {
        return address;
    }

    /// Stops: not ready any more, new requests get 503, running ones have [WebSettings#stopMax] to
    /// end, then the connections are closed. Closed twice, it does nothing.
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            server.stop();
        }
    }
}
