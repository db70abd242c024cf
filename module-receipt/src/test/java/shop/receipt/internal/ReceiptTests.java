package shop.receipt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.cart.CartId;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import shop.order.OrderApi.Order;
import shop.order.OrderId;
import shop.payment.PaymentApi.PaymentCaptured;
import shop.payment.PaymentId;
import shop.receipt.Post.Smtp;
import shop.receipt.PostException;

/// A receipt, from the order to the mailbox and the mail server.
final class ReceiptTests {
    private static final Instant NOW = Instant.parse("2026-11-21T18:30:00Z");
    private static final PaymentId PAYMENT = new PaymentId(new UUID(1, 2));
    private static final OrderId ORDER = new OrderId(new UUID(3, 4));
    private static final MailReceipt.Stamp STAMP = new MailReceipt.Stamp(PAYMENT, NOW);
    private static final ServerSetup SERVER = new ServerSetup(0, "127.0.0.1", "smtp");

    @TempDir private Path directory;

    private static ReceiptMessage receipt(String customer) {
        return receipt(customer, "customers.example");
    }

    private static ReceiptMessage receipt(String customer, String domain) {
        var total = Money.pounds("15.30");
        var line = new Line("22423", "REGENCY CAKESTAND \u00e0 la carte", 6, Money.pounds("2.55"));
        var id = new CustomerId(customer);
        var order =
                new Order(
                        ORDER,
                        1001,
                        new CartId(new UUID(5, 6)),
                        id,
                        total,
                        List.of(line),
                        NOW,
                        NOW,
                        null);
        return ReceiptMessage.of(
                Letter.about(order, new PaymentCaptured(PAYMENT, ORDER, total), NOW),
                "shop@example.org",
                new Addresses(domain).of(id),
                PAYMENT);
    }

    private static MimeMessage read(byte[] bytes) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    @Test
    void saysWhatWasPaid() throws Exception {
        var message = read(receipt("ann@example.org").bytes());

        assertThat(message.getMessageID())
                .isEqualTo("<receipt.00000000-0000-0001-0000-000000000002@shop.invalid>");
        assertThat(message.getSubject()).isEqualTo("Receipt for your order 1001: 15.30 GBP");
        assertThat(message.getAllRecipients())
                .containsExactly(new InternetAddress("ann@example.org"));
        assertThat(message.getSentDate()).isEqualTo(NOW);
        assertThat((String) message.getContent())
                .isEqualToNormalizingNewlines(
                        """
                        Thank you. You have paid 15.30 GBP for your order 1001 on 2026-11-21.

                            6 x 22423 REGENCY CAKESTAND \u00e0 la carte: 15.30 GBP

                        Payment 00000000-0000-0001-0000-000000000002
                        """);
    }

    @Test
    void givesEveryNumberAndNameAnAddress() throws Exception {
        var number = read(receipt("17850").bytes()).getAllRecipients()[0].toString();
        var name = (InternetAddress) read(receipt("Zo\u00eb").bytes()).getAllRecipients()[0];

        assertThat(number).isEqualTo("Customer 17850 <customer-17850@customers.example>");
        assertThat(name.getPersonal()).isEqualTo("Customer Zo\u00eb");
        assertThat(name.getAddress()).isEqualTo("customer-Zo_c3_ab@customers.example");
    }

    @Test
    void letsNobodyAddAHeaderByHisName() throws Exception {
        var bytes = receipt("Eve\r\nBcc: all@example.org\r\n\r\nHello").bytes();
        var headers = new String(bytes, StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];

        assertThat(headers.lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(read(bytes).getAllRecipients()).hasSize(1);
        assertThat(read(bytes).getHeader("Bcc")).isNull();
    }

    @Test
    void keepsAReceiptOnceHoweverOftenItIsDelivered() throws Exception {
        var mailbox = new MailboxFiles(directory.resolve("mail"));

        mailbox.deliver(receipt("17850"), STAMP);
        mailbox.deliver(receipt("17850"), STAMP);

        var day = directory.resolve("mail", "2026-11-21");
        try (var files = Files.list(day)) {
            assertThat(files).containsExactly(day.resolve("receipt.%s.eml".formatted(PAYMENT)));
        }
        assertThat(Files.readString(day.resolve("receipt.%s.eml".formatted(PAYMENT))))
                .isEqualTo(receipt("17850").toString());
    }

    @Test
    void tellsWhenAReceiptCannotBeKept() throws Exception {
        var file = Files.writeString(directory.resolve("mail"), "not a directory");

        assertThatThrownBy(() -> new MailboxFiles(file).deliver(receipt("17850"), STAMP))
                .isInstanceOf(PostException.class)
                .hasMessageStartingWith("The receipt " + file);
    }

    @Test
    void handsAReceiptToTheMailServer() throws Exception {
        var server = new GreenMail(SERVER.dynamicPort());
        server.start();
        try {
            var smtp = smtp("smtp://127.0.0.1:%d?from=shop@example.org", server);

            new SmtpCarrier(smtp, new Addresses("customers.example"))
                    .deliver(receipt("ann@example.org"), STAMP);

            assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
            var received = server.getReceivedMessages()[0];
            assertThat(received.getMessageID()).contains(PAYMENT.toString());
            assertThat(received.getSubject()).isEqualTo("Receipt for your order 1001: 15.30 GBP");
            assertThat((String) received.getContent()).contains("\u00e0 la carte");
        } finally {
            server.stop();
        }
    }

    @Test
    void logsInWhereAPasswordIsGivenAndNeverTellsIt() throws Exception {
        var server = new GreenMail(SERVER.dynamicPort());
        server.setUser("shop", "s3cr3t@+");
        server.start();
        try {
            var right = smtp("smtp://shop:s3cr3t%%40+@127.0.0.1:%d?from=shop@example.org", server);
            var wrong = smtp("smtp://shop:0ther@127.0.0.1:%d?from=shop@example.org", server);
            var addresses = new Addresses("customers.example");

            new SmtpCarrier(right, addresses).deliver(receipt("17850"), STAMP);

            assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
            assertThatThrownBy(() ->
                            new SmtpCarrier(wrong, addresses).deliver(receipt("17850"), STAMP))
                    .isInstanceOf(PostException.class)
                    .hasMessageNotContaining("0ther");
            assertThat(wrong.toString()).doesNotContain("0ther");
        } finally {
            server.stop();
        }
    }

    private static Smtp smtp(String url, GreenMail server) {
        return Smtp.of(url.formatted(server.getSmtp().getPort()));
    }

    @Test
    void refusesTheUrlOfNoMailServerWithoutRepeatingIt() {
        for (var url :
                List.of(
                        "mailto:s3cr3t@b?from=c@d",
                        "smtp://a:s3cr3t@b",
                        "smtp://s3cr3t@b?from=c@d",
                        "smtp://a:s3cr3t@b?from=c",
                        "smtp://a:s3cr3t@b?to=c@d",
                        "smtp://a:s3cr3t@b c")) {
            assertThatThrownBy(() -> Smtp.of(url))
                    .isInstanceOf(PostException.class)
                    .hasMessageStartingWith("The mail server's URL ")
                    .hasMessageNotContaining("s3cr3t");
        }
    }

    @Test
    void sendsNothingToThoseWhoHaveNoAddress() {
        var closed = Smtp.of("smtp://127.0.0.1:1?from=shop@example.org");
        var carrier = new SmtpCarrier(closed, new Addresses(closed.domain()));

        assertThatCode(() -> carrier.deliver(receipt("17850", closed.domain()), STAMP))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> carrier.deliver(receipt("17850"), STAMP))
                .isInstanceOf(PostException.class)
                .hasMessageContaining("127.0.0.1:1 did not take receipt");
    }
}
