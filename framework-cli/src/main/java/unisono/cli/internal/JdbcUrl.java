package unisono.cli.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import unisono.cli.ConfigurationException;

/// A JDBC URL taken apart: user and password leave it, because whoever has the URL prints it.
///
/// @param url without them
/// @param credentials `user` and `password`, as far as the URL had them
record JdbcUrl(String url, Map<String, String> credentials) {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final Pattern HOST =
            Pattern.compile("([\\p{Alnum}._-]+|\\[[\\p{XDigit}:.]+])(:(?<port>[0-9]{1,5}))?");
    private static final Pattern ADDRESS = Pattern.compile("//(?<hosts>[^/]+)/[^/;&=\\s]+");
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?!\\p{XDigit}{2})");

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
        if (!isAddress(address.substring(PREFIX.length()))) {
            throw new ConfigurationException(
                    name
                            + " is not of the form jdbc:postgresql://HOST:PORT/DATABASE, with a"
                            + " port from 1 to 65535. One looks like"
                            + " jdbc:postgresql://localhost:5432/shop.");
        }
        if (NO_ESCAPE.matcher(text).find()) {
            throw new ConfigurationException(
                    name + " has a % in it that begins no escape such as %20. Write it as %25.");
        }
        return query < 0 ? new JdbcUrl(text, Map.of()) : parted(name, text, query);
    }

    /// The driver would warn of these in words of its own, and fail only later. It takes several
    /// hosts, too: the first that answers is used.
    private static boolean isAddress(String text) {
        var address = ADDRESS.matcher(text);
        return address.matches()
                && Stream.of(address.group("hosts").split(",", -1)).allMatch(JdbcUrl::isHost);
    }

    private static boolean isHost(String text) {
        var host = HOST.matcher(text);
        if (!host.matches()) {
            return false;
        }
        int port = host.group("port") == null ? 5432 : Integer.parseInt(host.group("port"));
        return port >= 1 && port <= 65_535;
    }

    private static JdbcUrl parted(String name, String text, int query) {
        var credentials = new HashMap<String, String>();
        List<String> rest = new ArrayList<>();
        for (var parameter : text.substring(query + 1).split("&", -1)) {
            var key = parameter.replaceFirst("=.*", "");
            if (key.equals("user") || key.equals("password")) {
                credentials.put(key, decoded(parameter.substring(key.length())));
            } else if (!parameter.isEmpty()) {
                rest.add(parameter);
            }
        }
        checkUser(name, credentials.getOrDefault("user", ""));
        var address = text.substring(0, query);
        var url = rest.isEmpty() ? address : address + "?" + String.join("&", rest);
        return new JdbcUrl(url, Map.copyOf(credentials));
    }

    /// The user is shown in messages: a password that only seems to be a parameter would be, too.
    private static void checkUser(String name, String user) {
        if (user.matches("(?s).*[;&=].*")) {
            throw new ConfigurationException(
                    name
                            + " has a user with ; or & or = in it, as if another parameter followed."
                            + " Parameters are separated by &; a user of such a name goes into"
                            + " UNISONO_JDBC_USER.");
        }
    }

    private static String decoded(String assigned) {
        return URLDecoder.decode(assigned.replaceFirst("=", ""), StandardCharsets.UTF_8);
    }

    /// Whether there is a password in it, the one for the key of TLS included.
    boolean hasPassword() {
        return credentials.containsKey("password") || url.matches("(?is).*password=.*");
    }

    /// Leaves out the credentials.
    @Override
    public String toString() {
        return url;
    }
}
