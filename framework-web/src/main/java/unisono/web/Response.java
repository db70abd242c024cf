package unisono.web;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a client is told: a status, headers, and a body that becomes JSON.
///
/// Absent values (null, an empty `Optional`) are left out of the JSON. Immutable.
public final class Response {
    private final int status;
    private final Map<String, String> headers;
    private final @Nullable Object body;

    private Response(int status, Map<String, String> headers, @Nullable Object body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException(
                    "%d is no status of a response. Use 200 to 599.".formatted(status));
        }
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /// Answers 200.
    public static Response ok(Object body) {
        return status(200, body);
    }

    /// Answers 201.
    ///
    /// @param location where the new thing is found: `/carts/17`
    public static Response created(String location, Object body) {
        return status(201, body).header("Location", location);
    }

    /// Answers 204.
    public static Response noContent() {
        return new Response(204, Map.of(), null);
    }

    /// Answers any status from 200 to 599 that goes with a body.
    public static Response status(int status, Object body) {
        return new Response(status, Map.of(), body);
    }

    /// Tells a problem, as `application/problem+json`.
    public static Response problem(Problem problem) {
        return status(problem.status(), problem);
    }

    /// Returns this response with one header more, or with another value of it.
    ///
    /// @throws IllegalArgumentException if it is no header: a line break would smuggle in another
    ///   one
    public Response header(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || !value.matches("[\\x20-\\x7e]*")) {
            throw new IllegalArgumentException(
                    "The header %s cannot be sent. Use printable ASCII.".formatted(name.strip()));
        }
        var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Response(status, Collections.unmodifiableMap(more), body);
    }

    /// The status, 200 to 599.
    public int status() {
        return status;
    }

    /// The headers, beside those that every response has.
    public Map<String, String> headers() {
        return headers;
    }

    /// The body, before it became JSON.
    public Optional<Object> body() {
        return Optional.ofNullable(body);
    }
}
