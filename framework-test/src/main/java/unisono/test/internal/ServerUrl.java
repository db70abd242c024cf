package unisono.test.internal;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a JDBC URL leads.
///
/// @param path the database and the parameters: `/shop?ApplicationName=unisono`
public record ServerUrl(InetSocketAddress address, String path) {
    private static final String USUAL_PORT = "5432";
    private static final Pattern URL =
            Pattern.compile("jdbc:postgresql://([^:/?,@]+|\\[[^]/]+]):?(\\d{1,5})?(/.*)");

    /// Reads it.
    ///
    /// @throws IllegalArgumentException if it does not name one host
    public static ServerUrl of(String jdbcUrl) {
        var url = URL.matcher(jdbcUrl);
        if (!url.matches()) {
            throw new IllegalArgumentException(
                    "%s does not lead to one server. Give it as jdbc:postgresql://HOST:PORT/DATABASE."
                            .formatted(jdbcUrl.replaceFirst("\\?.*", "")));
        }
        return new ServerUrl(address(url), url.group(3));
    }

    private static InetSocketAddress address(Matcher url) {
        var port = url.group(2) == null ? USUAL_PORT : url.group(2);
        return new InetSocketAddress(url.group(1), Integer.parseInt(port));
    }

    /// The same, by another way.
    public String by(InetSocketAddress other) {
        return "jdbc:postgresql://%s:%d%s"
                .formatted(other.getAddress().getHostAddress(), other.getPort(), path);
    }
}
