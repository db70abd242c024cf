package unisono.web.internal;

import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import unisono.web.Problem;
import unisono.web.ProblemException;

/// Reads the bodies of requests, whole, up to a limit of length and one of time.
final class Bodies {
    /// How much of a refused body is still taken, as a multiple of the limit.
    private static final int LINGER_FACTOR = 4;

    private final int bytesMax;
    private final SlowClients slowClients;

    Bodies(int bytesMax, SlowClients slowClients) {
        this.bytesMax = bytesMax;
        this.slowClients = slowClients;
    }

    /// What Helidon itself may take in, so that one huge chunk cannot fill the memory.
    static long bytesMaxOfTransport(int bytesMax) {
        return (long) LINGER_FACTOR * bytesMax;
    }

    byte[] read(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        if (request.headers().contentLength().orElse(0) > bytesMax) {
            throw tooLarge();
        }
        try (var _ = slowClients.watch()) {
            var body = take(request, bytesMax + 1);
            if (body.length > bytesMax) {
                throw tooLarge();
            }
            return body;
        }
    }

    static boolean unread(ServerRequest request) {
        return request.content().hasEntity() && !request.content().consumed();
    }

    /// Takes in some of what the client still sends, and forgets it. A server that closes while the
    /// client sends makes the client's system drop the answer, too (RFC 9112, section 9.6).
    void linger(ServerRequest request) {
        if (unread(request)) {
            try (var _ = slowClients.watchBriefly()) {
                take(request, LINGER_FACTOR * bytesMax);
            }
        }
    }

    private byte[] take(ServerRequest request, int max) {
        try {
            return request.content().inputStream().readNBytes(max);
        } catch (RequestException e) {
            throw e.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413) ? tooLarge() : e;
        } catch (IOException | RuntimeException e) {
            throw new CloseConnectionException("The client did not send its body", e);
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                Problem.of(413, "The body is longer than %d bytes.".formatted(bytesMax)));
    }
}
