package unisono.web.internal;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import unisono.web.Problem;
import unisono.web.ProblemException;

/// Refuses what a browser sends on behalf of a foreign page.
///
/// A server on loopback is reached by name only as localhost. A page whose name was re-bound to
/// 127.0.0.1 (DNS rebinding) keeps its own name in `Host`, and gives itself away. A page that posts
/// across origins has its own name in `Origin`.
final class HostCheck {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern SCHEME = Pattern.compile("^[a-z]+://");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost\\.?|.+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private final boolean onLoopback;

    HostCheck(InetAddress bound) {
        this.onLoopback = bound.isLoopbackAddress();
    }

    void admit(String verb, ServerRequestHeaders headers) {
        var host = first(headers, HeaderNames.HOST);
        if (onLoopback && !LOOPBACK.matcher(PORT.matcher(host).replaceFirst("")).matches()) {
            throw new ProblemException(
                    Problem.of(
                            421,
                            "This server answers as localhost or 127.0.0.1 only."
                                    + " Let it listen elsewhere to give it other names."));
        }
        var origin = first(headers, HeaderNames.ORIGIN);
        if (!SAFE.contains(verb) && !origin.isEmpty() && !authority(origin).equals(host)) {
            throw new ProblemException(
                    Problem.of(403, "A page of another origin may not change anything here."));
        }
    }

    private static String authority(String origin) {
        return SCHEME.matcher(origin).replaceFirst("");
    }

    private static String first(ServerRequestHeaders headers, HeaderName name) {
        return headers.first(name).orElse("").toLowerCase(Locale.ROOT);
    }
}
