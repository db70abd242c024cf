package shop.receipt.internal;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import shop.payment.PaymentId;
import shop.receipt.PostException;

/// A receipt as a MIME message. Its id is made of the payment's.
final class ReceiptMessage extends MimeMessage {
    /// Made once: a session looks for all mail providers there are.
    private static final Session SESSION = Session.getInstance(new Properties());

    private final String id;

    private ReceiptMessage(PaymentId payment) {
        super(SESSION);
        this.id = "<receipt.%s@shop.invalid>".formatted(payment);
    }

    static ReceiptMessage of(Letter letter, String from, InternetAddress to, PaymentId payment) {
        try {
            var message = new ReceiptMessage(payment);
            message.setFrom(new InternetAddress(from, true));
            message.setRecipient(RecipientType.TO, to);
            message.setSubject(letter.subject(), "UTF-8");
            message.setSentDate(Date.from(letter.at()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setText(letter.text(), "UTF-8");
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new PostException(
                    "The receipt of payment %s cannot be written: %s.".formatted(payment, e), e);
        }
    }

    /// Instead of a random one.
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    InternetAddress recipient() throws MessagingException {
        return (InternetAddress) getRecipients(RecipientType.TO)[0];
    }

    byte[] bytes() {
        try {
            var bytes = new ByteArrayOutputStream();
            writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException | MessagingException e) {
            throw new PostException("A receipt cannot be written: %s.".formatted(e), e);
        }
    }

    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
