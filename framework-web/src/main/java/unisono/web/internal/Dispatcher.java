package unisono.web.internal;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import unisono.web.Problem;
import unisono.web.Response;

/// The way of every request: a place, the host check, the body, the route, the answer.
///
/// The paths of health and metrics need no place: a busy server is alive, and a stopping one says
/// so.
final class Dispatcher implements Handler {
    private final Places places;
    private final HostCheck hosts;
    private final SlowClients slowClients;
    private final int bodyBytesMax;
    private final RouteTable table;
    private final Problems problems;

    Dispatcher(
            Places places,
            HostCheck hosts,
            SlowClients slowClients,
            int bodyBytesMax,
            RouteBook book) {
        this.places = places;
        this.hosts = hosts;
        this.slowClients = slowClients;
        this.bodyBytesMax = bodyBytesMax;
        this.table = book.table();
        this.problems = book.problems();
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var body = new IncomingBody(request, bodyBytesMax, slowClients);
        if (needsNoPlace(path(request))) {
            write(request, response, body, answer(request, body));
        } else if (places.enter()) {
            try {
                write(request, response, body, answer(request, body));
            } finally {
                places.leave();
            }
        } else {
            write(request, response, body, Reply.of(busy()));
        }
        if (isLast(request, body)) {
            body.linger();
            throw new CloseConnectionException("The last answer on this connection");
        }
    }

    private Reply answer(ServerRequest request, IncomingBody body) {
        try {
            return Reply.of(respond(request, body));
        } catch (CloseConnectionException | RequestException e) {
            throw e; // Helidon's own: the connection broke, or what it carries is no HTTP
        } catch (Throwable e) {
            // Errors, too: whatever one request does, the server goes on for the others.
            return Reply.of(Response.problem(problems.of(e, verb(request) + " " + path(request))));
        }
    }

    private Response respond(ServerRequest request, IncomingBody incoming) throws Exception {
        hosts.admit(verb(request), request.headers());
        var body = incoming.read();
        var query = new Query(path(request), request.prologue().query().rawValue());
        var segments =
                Arrays.stream(path(request).substring(1).split("/", -1))
                        .map(PercentEncoding::decode)
                        .toList();
        return switch (table.find(verb(request), segments)) {
            case RouteTable.Match.Found(var route, var variables) -> {
                var asked = new HttpRequest(variables, query, request.headers(), body);
                yield RequestOrigin.call(asked, () -> route.call().answer(asked));
            }
            case RouteTable.Match.OtherVerbs(var allow) -> otherVerb(verb(request), allow);
            case RouteTable.Match.Nothing() ->
                    Response.problem(Problem.of(404, "There is nothing at " + path(request) + "."));
        };
    }

    private static Response otherVerb(String verb, String allow) {
        if (verb.equals("OPTIONS")) {
            return Response.noContent().header("Allow", allow);
        }
        var detail = "%s is not possible here, but %s.".formatted(verb, allow);
        return Response.problem(Problem.of(405, detail)).header("Allow", allow);
    }

    private Response busy() {
        var detail =
                places.closed()
                        ? "The server is stopping. Try again in a second."
                        : "The server has too much to do. Try again in a second.";
        return Response.problem(Problem.of(503, detail)).header("Retry-After", "1");
    }

    /// Helidon leaves it to us to hang up, even when the client asks for it.
    private boolean isLast(ServerRequest request, IncomingBody body) {
        return !body.ended()
                || places.closed()
                || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    }

    private void write(
            ServerRequest request, ServerResponse response, IncomingBody body, Reply reply) {
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        boolean head = verb(request).equals("HEAD");
        SecurityHeaders.ALL.forEach(response::header);
        reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (isLast(request, body)) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        if (bytes.length > 0) {
            response.header(HeaderNames.CONTENT_TYPE, reply.type());
        }
        if (head) {
            response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(bytes.length));
        }
        response.status(Phrases.status(reply.status()));
        try (var _ = slowClients.watch()) {
            response.send(head ? new byte[0] : bytes);
        }
    }

    private static boolean needsNoPlace(String path) {
        return path.equals(Health.LIVE)
                || path.equals(Health.READY)
                || path.equals(MetricsRoute.PATH);
    }

    private static String verb(ServerRequest request) {
        return request.prologue().method().text();
    }

    private static String path(ServerRequest request) {
        return request.prologue().uriPath().rawPath();
    }
}
