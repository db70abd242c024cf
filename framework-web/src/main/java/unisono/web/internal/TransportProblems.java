package unisono.web.internal;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import unisono.web.Problem;
import unisono.web.Response;

/// Answers what never became a request: Helidon refuses it before anybody is asked.
final class TransportProblems implements DirectHandler {
    static DirectHandlers handlers() {
        var handlers = DirectHandlers.builder();
        for (var event : EventType.values()) {
            handlers.addHandler(event, new TransportProblems());
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType event,
            Status defaultStatus,
            ServerResponseHeaders headers,
            @Nullable String message) {
        // Helidon tells too long headers from other bad requests by the message alone.
        var status = "Header size exceeded".equals(message) ? Phrases.status(431) : defaultStatus;
        var reply = Reply.of(Response.problem(Problem.of(status.code(), detail(status))));
        var response =
                TransportResponse.builder()
                        .status(status)
                        .header(HeaderNames.CONTENT_TYPE, reply.type())
                        .keepAlive(false);
        SecurityHeaders.ALL.forEach(response::header);
        return response.entity(reply.body().getBytes(StandardCharsets.UTF_8)).build();
    }

    private static String detail(Status status) {
        return switch (status.code()) {
            case 400 -> "The request is no HTTP/1.1 that this server understands.";
            case 413 -> "The body is far too long.";
            case 414 -> "The address is too long: at most 4096 bytes with verb and version.";
            case 431 -> "The headers are too long: at most 16384 bytes.";
            case 505 -> "This server speaks HTTP/1.1 only.";
            default -> "The request cannot be served.";
        };
    }
}
