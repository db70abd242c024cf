package unisono.web.internal;

import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import unisono.web.Problem;
import unisono.web.ProblemException;

/// The body of one request, read whole, up to a limit of length and one of time.
///
/// Helidon takes a body for consumed as soon as its stream is asked for. If a part of it stayed on
/// the connection, the client's bytes would be read as its next request (request smuggling), so
/// this class knows for itself whether the end was seen; if not, the connection ends.
final class IncomingBody {
    /// How much of a refused body is still taken, as a multiple of the limit.
    private static final int LINGER_FACTOR = 4;

    private final ServerRequest request;
    private final int bytesMax;
    private final SlowClients slowClients;
    private @Nullable InputStream stream;
    private boolean ended;

    IncomingBody(ServerRequest request, int bytesMax, SlowClients slowClients) {
        this.request = request;
        this.bytesMax = bytesMax;
        this.slowClients = slowClients;
        this.ended = !request.content().hasEntity();
    }

    /// What Helidon itself may take in, so that one huge chunk cannot fill the memory.
    static long bytesMaxOfTransport(int bytesMax) {
        return (long) LINGER_FACTOR * bytesMax;
    }

    boolean ended() {
        return ended;
    }

    byte[] read() {
        if (ended) {
            return new byte[0];
        }
        if (request.headers().contentLength().orElse(0) > bytesMax) {
            throw tooLarge();
        }
        try (var _ = slowClients.watch()) {
            var body = stream().readNBytes(bytesMax + 1);
            ended = body.length <= bytesMax;
            if (!ended) {
                throw tooLarge();
            }
            return body;
        } catch (RequestException e) {
            throw e.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413) ? tooLarge() : e;
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new CloseConnectionException("The client did not send its body", e);
        }
    }

    /// Takes in some of what the client still sends, and forgets it. A server that closes while the
    /// client sends makes the client's system drop the answer, too (RFC 9112, section 9.6).
    void linger() {
        if (ended) {
            return;
        }
        try (var _ = slowClients.watchBriefly()) {
            stream().skipNBytes((long) LINGER_FACTOR * bytesMax);
        } catch (IOException | RuntimeException _) {
            // It is answered already, and whatever comes now, the connection ends.
        }
    }

    private InputStream stream() {
        if (stream == null) {
            stream = request.content().inputStream();
        }
        return stream;
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                Problem.of(413, "The body is longer than %d bytes.".formatted(bytesMax)));
    }
}
