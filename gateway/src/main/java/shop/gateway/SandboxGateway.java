package shop.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;

/// A running sandbox gateway, at 127.0.0.1 only:
///
/// - `POST /captures` with an `Idempotency-Key` and `{"amount":"15.30","currency":"GBP",
///   "reference":"…"}`: 201 captured, 402 declined; the same key gets the same answer, also after a
///   crash. 410 when the key was reversed, 422 when it was used for something else.
/// - `POST /captures/{key}/reversal`: gives back what was captured under the key, and sees to it
///   that nothing is captured under it later. Any number of times.
/// - `GET /captures/{key}`, and `GET /captures?after=KEY&limit=1000` by key.
///
/// What it answers is in its journal, on the disk, before. A journal has one gateway at a time.
/// Thread-safe.
public final class SandboxGateway implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    static {
        // A client that waits for the second packet of an answer waits for 40 ms otherwise; one
        // that
        // never ends its request holds a thread.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "50");
    }

    private final HttpServer server;
    private final Book book;
    private final Claim claim;

    private SandboxGateway(HttpServer server, Book book, Claim claim) {
        this.server = server;
        this.book = book;
        this.claim = claim;
    }

    /// Starts one.
    ///
    /// @throws GatewayException if another gateway has the journal, it cannot be read, or the port
    ///   is taken
    public static SandboxGateway start(GatewaySettings settings) {
        return startUnlessTaken(settings)
                .orElseThrow(() ->
                        new GatewayException(
                                "Another gateway has the journal %s. End it, or name another."
                                        .formatted(settings.journal()),
                                null));
    }

    static Optional<SandboxGateway> startUnlessTaken(GatewaySettings settings) {
        return Claim.of(settings.journal()).map(claim -> started(settings, claim));
    }

    private static SandboxGateway started(GatewaySettings settings, Claim claim) {
        try {
            var clock = InstantSource.system();
            var book = new Book(settings.journal(), clock);
            var place = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), settings.port());
            var server = HttpServer.create(place, BACKLOG);
            var desk = new Desk(book, settings.faults(), clock, settings.journal());
            server.createContext("/", new Calls(desk, settings.faults()));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            var gateway = new SandboxGateway(server, book, claim);
            claim.tell(gateway.address());
            return gateway;
        } catch (IOException e) {
            claim.close();
            throw new GatewayException(
                    "The gateway cannot listen at port %d: %s. Name another port."
                            .formatted(settings.port(), e.getMessage()),
                    e);
        } catch (RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    /// Where it listens.
    public URI address() {
        return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
    }

    /// Ends at once; calls under way are cut.
    @Override
    public void close() {
        server.stop(0);
        try {
            book.close();
        } catch (IOException e) {
            throw new GatewayException("The journal cannot be closed: %s.".formatted(e), e);
        } finally {
            claim.close();
        }
    }
}
