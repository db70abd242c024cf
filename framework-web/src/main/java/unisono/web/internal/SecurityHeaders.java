package unisono.web.internal;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;

/// The headers of every answer, also of those to requests that are no HTTP.
final class SecurityHeaders {
    static final List<Header> ALL =
            List.of(
                    HeaderValues.create("X-Content-Type-Options", "nosniff"),
                    HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store"));

    private SecurityHeaders() {}
}
