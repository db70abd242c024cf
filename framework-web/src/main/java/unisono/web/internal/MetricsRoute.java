package unisono.web.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import unisono.web.MetricsEndpoint;
import unisono.web.Problem;
import unisono.web.Request;
import unisono.web.Response;

/// Tells the metrics, to who may know them.
final class MetricsRoute {
    static final String PATH = "/metrics";
    private static final String OPEN = "application/openmetrics-text";
    private static final String OPEN_TYPE = OPEN + "; version=1.0.0; charset=utf-8";
    private static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEARER = "Bearer ";

    private final MetricsEndpoint endpoint;

    MetricsRoute(MetricsEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    void register(RouteBook routes) {
        routes.own(PATH, this::answer);
    }

    private Response answer(Request request) {
        if (!mayKnow(request)) {
            var problem = Problem.of(401, "The metrics are for who has their token.");
            return Response.problem(problem).header("WWW-Authenticate", "Bearer");
        }
        boolean open = request.header("Accept").orElse("").contains(OPEN);
        var text = new MetricsText(open).of(endpoint.metrics().get());
        return Response.ok(new PlainText(text, open ? OPEN_TYPE : TEXT_TYPE))
                .header("Vary", "Accept");
    }

    /// How long it takes says nothing about the token.
    private boolean mayKnow(Request request) {
        var said = request.header("Authorization").orElse("");
        return endpoint.token().isEmpty()
                || (said.startsWith(BEARER) && isSame(said.substring(BEARER.length()).strip()));
    }

    private boolean isSame(String said) {
        return MessageDigest.isEqual(bytes(said), bytes(endpoint.token()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
