package unisono.web.internal;

import java.util.Map;
import unisono.web.Problem;
import unisono.web.Response;

/// A response, written: nothing can go wrong with it any more but the connection.
///
/// @param body JSON, or empty
record Reply(int status, Map<String, String> headers, String body, String type) {
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    /// A body that was written before.
    record Written(String text, String type) {}

    static Reply of(Response response) {
        var body = response.body().orElse("");
        if (body instanceof Written(var text, var type)) {
            return new Reply(response.status(), response.headers(), text, type);
        }
        boolean problem = body instanceof Problem;
        var json = body instanceof Problem p ? p.json() : body;
        return new Reply(
                response.status(),
                response.headers(),
                response.body().isEmpty() ? "" : JsonBodies.write(json),
                problem ? PROBLEM : JSON);
    }
}
