package shop.receipt;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Where mail goes, and who sends it. The application binds one.
public sealed interface Post {
    /// The domain of customers who have no address: nobody ever gets mail there (RFC 2606).
    String NOWHERE = "customers.invalid";

    /// Who sends: an address.
    String from();

    /// The domain of customers who are known by a number or name only.
    String domain();

    /// A file per mail, below a directory per day.
    ///
    /// @param directory made when it is needed; nobody else may read it
    record Mailbox(Path directory) implements Post {
        @Override
        public String from() {
            return "shop@shop.invalid";
        }

        @Override
        public String domain() {
            return NOWHERE;
        }
    }

    /// A mail server.
    ///
    /// @param secure by TLS from the first byte; otherwise by STARTTLS where the server offers it,
    ///   and where a password is sent to another machine, only so
    /// @param user empty for none
    /// @param domain [#NOWHERE] lets those go without mail who have no address
    record Smtp(
            boolean secure,
            String host,
            int port,
            String user,
            String password,
            String from,
            String domain)
            implements Post {
        private static final int SUBMISSION = 587;
        private static final int SUBMISSION_SECURE = 465;

        /// Reads `smtp[s]://[USER:PASSWORD@]HOST[:PORT]?from=ADDRESS[&domain=DOMAIN]`.
        ///
        /// @throws PostException if it is not of this form; the message does not repeat it, because
        ///   of the password
        public static Smtp of(String text) {
            try {
                return of(new URI(text));
            } catch (URISyntaxException e) {
                throw wrong("is no URL: " + e.getReason());
            }
        }

        private static Smtp of(URI uri) {
            var scheme = String.valueOf(uri.getScheme());
            if (!Set.of("smtp", "smtps").contains(scheme) || uri.getHost() == null) {
                throw wrong("names no mail server");
            }
            var account = account(uri);
            var query = query(uri);
            boolean secure = scheme.equals("smtps");
            int usual = secure ? SUBMISSION_SECURE : SUBMISSION;
            return new Smtp(
                    secure,
                    uri.getHost(),
                    uri.getPort() < 0 ? usual : uri.getPort(),
                    account[0],
                    account[1],
                    query.getOrDefault("from", ""),
                    query.getOrDefault("domain", NOWHERE));
        }

        /// Checks the addresses.
        ///
        /// @throws PostException if one is missing or is none
        public Smtp {
            if (!from.matches("[^\\s@<>,]+@[\\p{Alnum}.-]+")) {
                throw wrong("has no ?from=ADDRESS that could send");
            }
            if (!domain.matches("[\\p{Alnum}.-]+")) {
                throw wrong("has a domain that is none");
            }
        }

        private static String[] account(URI uri) {
            var raw = uri.getRawUserInfo();
            if (raw == null) {
                return new String[] {"", ""};
            }
            int colon = raw.indexOf(':');
            if (colon < 1) {
                throw wrong("has a user without a password");
            }
            return new String[] {
                decoded(raw.substring(0, colon)), decoded(raw.substring(colon + 1))
            };
        }

        private static Map<String, String> query(URI uri) {
            var parameters = new HashMap<String, String>();
            var raw = uri.getRawQuery();
            for (var parameter : raw == null ? new String[0] : raw.split("&", -1)) {
                var name = parameter.replaceFirst("=.*", "");
                if (!Set.of("from", "domain").contains(name)) {
                    throw wrong("has a parameter that is neither from nor domain");
                }
                parameters.put(
                        name, decoded(parameter.substring(name.length()).replaceFirst("=", "")));
            }
            return parameters;
        }

        private static String decoded(String text) {
            // A plus is a plus here, as in addresses.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        private static PostException wrong(String what) {
            return new PostException(
                    "The mail server's URL %s. One looks like smtps://USER:PASSWORD@HOST?from=shop@example.org."
                            .formatted(what),
                    null);
        }

        /// Without the password.
        @Override
        public String toString() {
            return "%s:%d".formatted(host, port);
        }
    }
}
