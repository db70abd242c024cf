package app.outside;

import com.google.inject.Binder;
import com.google.inject.Module;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import shop.payment.GatewayPlace;
import shop.receipt.Post;
import shop.receipt.PostException;
import unisono.cli.Configuration;
import unisono.cli.ConfigurationException;
import unisono.cli.Variable;

/// What the shop needs of others, as it is configured: a payment gateway and the post. By default
/// both are here, and keep their files in the shop's directory.
public final class Surroundings implements Module, AutoCloseable {
    private static final Variable GATEWAY =
            new Variable(
                    "UNISONO_GATEWAY_URL",
                    "payment gateway to use instead of a sandbox of our own");
    private static final Variable SMTP =
            new Variable(
                    "UNISONO_SMTP_URL",
                    "mail server for receipts: smtps://USER:PASSWORD@HOST?from=ADDRESS");

    private final GatewayPlace gateway;
    private final Post post;

    private Surroundings(GatewayPlace gateway, Post post) {
        this.gateway = gateway;
        this.post = post;
    }

    /// The variables that [#of(Configuration)] reads.
    public static List<Variable> variables() {
        return List.of(GATEWAY, SMTP);
    }

    /// Reads the configuration. Nothing is started or asked yet.
    ///
    /// @throws ConfigurationException if a URL is none, or files have no place
    public static Surroundings of(Configuration configuration) {
        return new Surroundings(gateway(configuration), post(configuration));
    }

    private static GatewayPlace gateway(Configuration configuration) {
        var url = configuration.variables().get(GATEWAY.name());
        return url == null
                ? new GatewayChild(journal(configuration))
                : new GatewayElsewhere(gatewayUrl(url));
    }

    /// The journal of the sandbox gateway.
    static Path journal(Configuration configuration) {
        return directory(configuration).resolve("gateway").resolve("captures");
    }

    /// The text is not repeated: somebody may have put a password there.
    private static URI gatewayUrl(String text) {
        try {
            var url = new URI(text);
            if (Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // It is told below.
        }
        throw new ConfigurationException(
                "UNISONO_GATEWAY_URL is no address of a gateway. One looks like http://127.0.0.1:8090.");
    }

    private static Post post(Configuration configuration) {
        var url = configuration.variables().get(SMTP.name());
        try {
            return url == null
                    ? new Post.Mailbox(directory(configuration).resolve("mail"))
                    : Post.Smtp.of(url);
        } catch (PostException e) {
            throw new ConfigurationException("UNISONO_SMTP_URL: " + e.getMessage());
        }
    }

    private static Path directory(Configuration configuration) {
        var directory = configuration.directory();
        if (directory == null) {
            throw new ConfigurationException(
                    "There is no home directory to keep receipts and captures in. Say where:"
                            + " UNISONO_DATA; or UNISONO_SMTP_URL and UNISONO_GATEWAY_URL.");
        }
        return directory;
    }

    @Override
    public void configure(Binder binder) {
        binder.bind(GatewayPlace.class).toInstance(gateway);
        binder.bind(Post.class).toInstance(post);
    }

    /// Ends what was started.
    @Override
    public void close() {
        if (gateway instanceof GatewayChild child) {
            child.close();
        }
    }
}
