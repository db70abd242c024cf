package unisono.web;

import java.time.Duration;

/// Where the web server listens, and its limits. Start from [#DEFAULTS].
///
/// @param host name or address to listen on; on a loopback one, requests for other hosts are
///   refused
/// @param port 0 to 65,535; 0 takes any free one
/// @param portHint how to choose another port, in one sentence, for whoever finds it taken
/// @param bodyBytesMax longest body of a request, 1 B to 64 MiB; beyond it 413
/// @param requestsMax requests served at once; beyond them 503. Four times as many connections are
///   held open, more wait to be accepted
/// @param slowClientMax longest time a client may take to send a head, to send a body, and to read
///   an answer; then its connection is closed
/// @param idleMax longest time, in whole seconds, that a connection may wait for its next request
/// @param stopMax longest time that requests may still run when the server stops
public record WebSettings(
        String host,
        int port,
        String portHint,
        int bodyBytesMax,
        int requestsMax,
        Duration slowClientMax,
        Duration idleMax,
        Duration stopMax) {

    /// 127.0.0.1:8080, bodies of 1 MB, 512 requests, 30 s for slow clients, 60 s idle, 10 s to
    /// stop.
    public static final WebSettings DEFAULTS =
            new WebSettings(
                    "127.0.0.1",
                    8080,
                    "Choose another port.",
                    1_000_000,
                    512,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10));

    private static final int BODY_BYTES_LIMIT = 64 << 20;

    public WebSettings {
        require(!host.isBlank(), "The host is empty. Name one, such as 127.0.0.1.");
        require(port >= 0 && port <= 65_535, "A port is 0 to 65535, not " + port + ".");
        require(
                bodyBytesMax >= 1 && bodyBytesMax <= BODY_BYTES_LIMIT,
                "The longest body is 1 to 67108864 bytes, not " + bodyBytesMax + ".");
        require(
                requestsMax >= 1 && requestsMax <= 100_000,
                "The server takes 1 to 100000 requests at once, not " + requestsMax + ".");
        require(slowClientMax.isPositive(), "Slow clients get some time, not " + slowClientMax);
        require(idleMax.toSeconds() >= 1, "Idle connections get at least 1 s, not " + idleMax);
        require(!stopMax.isNegative(), "Stopping cannot take " + stopMax);
    }

    /// Returns these settings with another host.
    public WebSettings host(String host) {
        return new WebSettings(
                host, port, portHint, bodyBytesMax, requestsMax, slowClientMax, idleMax, stopMax);
    }

    /// Returns these settings with another port.
    public WebSettings port(int port) {
        return new WebSettings(
                host, port, portHint, bodyBytesMax, requestsMax, slowClientMax, idleMax, stopMax);
    }

    /// Returns these settings with another hint on how to choose a port.
    public WebSettings portHint(String portHint) {
        return new WebSettings(
                host, port, portHint, bodyBytesMax, requestsMax, slowClientMax, idleMax, stopMax);
    }

    /// Returns these settings with another limit of bodies, in bytes.
    public WebSettings bodyBytesMax(int bodyBytesMax) {
        return new WebSettings(
                host, port, portHint, bodyBytesMax, requestsMax, slowClientMax, idleMax, stopMax);
    }

    /// Returns these settings with another number of requests at once.
    public WebSettings requestsMax(int requestsMax) {
        return new WebSettings(
                host, port, portHint, bodyBytesMax, requestsMax, slowClientMax, idleMax, stopMax);
    }

    /// Returns these settings with another patience for slow clients.
    public WebSettings slowClientMax(Duration slowClientMax) {
        return new WebSettings(
                host, port, portHint, bodyBytesMax, requestsMax, slowClientMax, idleMax, stopMax);
    }

    /// Returns these settings with another patience for idle connections.
    public WebSettings idleMax(Duration idleMax) {
        return new WebSettings(
                host, port, portHint, bodyBytesMax, requestsMax, slowClientMax, idleMax, stopMax);
    }

    /// Returns these settings with another time to stop.
    public WebSettings stopMax(Duration stopMax) {
        return new WebSettings(
                host, port, portHint, bodyBytesMax, requestsMax, slowClientMax, idleMax, stopMax);
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new WebException(message);
        }
    }
}
