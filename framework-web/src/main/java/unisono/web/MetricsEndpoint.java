package unisono.web;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import unisono.data.Metric;

/// Lets `GET /metrics` tell metrics, in the text format of OpenMetrics 1.0, or in that of
/// Prometheus 0.0.4 for who does not ask for the former. Without this, there is nothing at that
/// path.
///
/// It needs no place among the requests at once: a busy server tells that it is.
///
/// @param metrics asked for each answer
/// @param token what a client says as `Authorization: Bearer …`; empty for no token, which is
///   allowed on loopback only. Behind a reverse proxy, set one, or do not forward the path
public record MetricsEndpoint(Supplier<List<Metric>> metrics, String token) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{16,1000}");

    /// Checks the token.
    ///
    /// @throws WebException if it is too short to be secret, or cannot be sent
    public MetricsEndpoint {
        if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
            throw new WebException(
                    "The token for /metrics is to have 16 to 1000 characters: letters, digits and -._~+/=. Draw one at random: openssl rand -hex 32.");
        }
    }

    /// Leaves out the token.
    @Override
    public String toString() {
        return token.isEmpty() ? "/metrics" : "/metrics with a token";
    }
}
