package unisono.cli.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unisono.cli.ConfigurationException;

/// A JDBC URL taken apart: user and password leave it, because whoever has the URL prints it.
///
/// @param url without them
/// @param credentials `user` and `password`, as far as the URL had them
record JdbcUrl(String url, Map<String, String> credentials) {
    private static final String PREFIX = "jdbc:postgresql:";

    /// @param name the variable or option that says it
    static JdbcUrl of(String name, String text) {
        if (!text.startsWith(PREFIX)) {
            // The text is not shown: it may hold a password.
            throw new ConfigurationException(
                    name
                            + " does not begin with jdbc:postgresql: and Unisono works with"
                            + " PostgreSQL only. One looks like"
                            + " jdbc:postgresql://localhost:5432/shop.");
        }
        int query = text.indexOf('?');
        var address = query < 0 ? text : text.substring(0, query);
        if (address.contains("@")) {
            throw new ConfigurationException(
                    name
                            + " has a user before the host, which the driver does not understand."
                            + " Say UNISONO_JDBC_USER and UNISONO_JDBC_PASSWORD instead.");
        }
        return query < 0 ? new JdbcUrl(text, Map.of()) : parted(address, text.substring(query + 1));
    }

    private static JdbcUrl parted(String address, String query) {
        var credentials = new HashMap<String, String>();
        List<String> rest = new ArrayList<>();
        for (var parameter : query.split("&", -1)) {
            var name = parameter.replaceFirst("=.*", "");
            if (name.equals("user") || name.equals("password")) {
                credentials.put(name, decoded(parameter.substring(name.length())));
            } else if (!parameter.isEmpty()) {
                rest.add(parameter);
            }
        }
        var url = rest.isEmpty() ? address : address + "?" + String.join("&", rest);
        return new JdbcUrl(url, Map.copyOf(credentials));
    }

    private static String decoded(String assigned) {
        try {
            return URLDecoder.decode(assigned.replaceFirst("=", ""), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "The JDBC URL has a % in its user or password that is no escape. Write it as"
                            + " %25, or say UNISONO_JDBC_USER and UNISONO_JDBC_PASSWORD instead.");
        }
    }

    /// Leaves out the credentials.
    @Override
    public String toString() {
        return url;
    }
}
