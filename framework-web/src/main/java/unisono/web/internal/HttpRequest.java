package unisono.web.internal;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import unisono.web.NotFound;
import unisono.web.Page;
import unisono.web.Problem;
import unisono.web.ProblemException;
import unisono.web.Request;

/// A request whose body has been read.
final class HttpRequest implements Request {
    private static final Pattern JSON =
            Pattern.compile(
                    "application/(json|[a-z0-9.-]+\\+json)( *; *charset=\"?utf-8\"?)?[ ;]*");

    /// What curl and others say when their user says nothing. A foreign page's form says it, too,
    /// and is refused by its Origin.
    private static final String UNSAID = "application/x-www-form-urlencoded";

    private final Map<String, String> variables;
    private final Query query;
    private final ServerRequestHeaders headers;
    private final byte[] body;

    HttpRequest(
            Map<String, String> variables, Query query, ServerRequestHeaders headers, byte[] body) {
        this.variables = variables;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /// All that makes it the same request as another of its route.
    String fingerprint() {
        return "%s\n%s\n%s"
                .formatted(
                        new TreeMap<>(variables),
                        query.raw(),
                        new String(body, StandardCharsets.ISO_8859_1));
    }

    @Override
    public String path(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The route has no variable %s, but %s.".formatted(name, variables.keySet()));
        }
        return value;
    }

    @Override
    public UUID uuid(String name) {
        return uuid(name, path(name));
    }

    @Override
    public Optional<UUID> queryUuid(String name) {
        return query.value(name).map(value -> uuid(name, value));
    }

    private static UUID uuid(String name, String value) {
        return Uuids.parse(value).orElseThrow(() -> new NotFound(name, value));
    }

    @Override
    public Optional<String> query(String name) {
        return query.value(name);
    }

    @Override
    public Optional<String> header(String name) {
        return headers.first(HeaderNames.create(name));
    }

    @Override
    public <T> T body(Class<T> type) {
        return bodyIfPresent(type)
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(400, "The request needs a body, in JSON.")));
    }

    @Override
    public <T> Optional<T> bodyIfPresent(Class<T> type) {
        if (body.length == 0) {
            return Optional.empty();
        }
        var contentType = header("Content-Type").orElse(UNSAID).strip().toLowerCase(Locale.ROOT);
        if (!contentType.equals(UNSAID) && !JSON.matcher(contentType).matches()) {
            throw new ProblemException(
                    Problem.of(
                            415,
                            "The body is to be JSON in UTF-8:"
                                    + " send it with Content-Type application/json."));
        }
        return Optional.of(JsonBodies.read(body, type));
    }

    @Override
    public Page page() {
        return query.page();
    }
}
