package shop.receipt.internal;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import shop.receipt.Post.Smtp;
import shop.receipt.PostException;

/// Hands mail to a server. A mail of which the server's word is lost is sent again, with the same
/// message id.
final class SmtpCarrier implements Carrier {
    private static final String CONNECT_MAX_MILLIS = "5000";
    private static final String ANSWER_MAX_MILLIS = "10000";

    private final Smtp smtp;
    private final Addresses addresses;
    private final Session session;

    SmtpCarrier(Smtp smtp, Addresses addresses) {
        this.smtp = smtp;
        this.addresses = addresses;
        this.session = Session.getInstance(properties(smtp));
    }

    private static Properties properties(Smtp smtp) {
        var prefix = "mail.%s.".formatted(protocol(smtp));
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MAX_MILLIS);
        properties.setProperty(prefix + "timeout", ANSWER_MAX_MILLIS);
        properties.setProperty(prefix + "writetimeout", ANSWER_MAX_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "auth", String.valueOf(!smtp.user().isEmpty()));
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(
                prefix + "starttls.required",
                String.valueOf(!smtp.user().isEmpty() && !isThisMachine(smtp.host())));
        return properties;
    }

    private static String protocol(Smtp smtp) {
        return smtp.secure() ? "smtps" : "smtp";
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void deliver(ReceiptMessage message, MailReceipt.Stamp stamp) {
        try {
            var to = message.recipient();
            if (!addresses.leadsNowhere(to)) {
                send(message, to);
            }
        } catch (MessagingException e) {
            throw new PostException(
                    "The mail server %s did not take receipt %s: %s."
                            .formatted(smtp, stamp.payment(), e.getMessage()),
                    e);
        }
    }

    private void send(ReceiptMessage message, Address to) throws MessagingException {
        try (var transport = session.getTransport(protocol(smtp))) {
            if (smtp.user().isEmpty()) {
                transport.connect(smtp.host(), smtp.port(), null, null);
            } else {
                transport.connect(smtp.host(), smtp.port(), smtp.user(), smtp.password());
            }
            transport.sendMessage(message, new Address[] {to});
        }
    }
}
