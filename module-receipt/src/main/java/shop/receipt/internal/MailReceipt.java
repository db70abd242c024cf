package shop.receipt.internal;

import jakarta.inject.Inject;
import java.time.Instant;
import shop.order.OrderApi;
import shop.payment.PaymentApi.PaymentCaptured;
import shop.payment.PaymentId;
import shop.receipt.Post;
import unisono.events.Emission;

/// Mails a receipt for a payment that was captured. It may run again: the mail is the same then, to
/// the last byte, and a mailbox keeps it once.
final class MailReceipt {
    private final OrderApi orders;
    private final Addresses addresses;
    private final Carrier carrier;
    private final String from;

    @Inject
    MailReceipt(OrderApi orders, Post post) {
        this.orders = orders;
        this.from = post.from();
        this.addresses = new Addresses(post.domain());
        this.carrier =
                switch (post) {
                    case Post.Mailbox it -> new MailboxFiles(it.directory());
                    case Post.Smtp it -> new SmtpCarrier(it, addresses);
                };
    }

    void send(PaymentCaptured captured, Emission emission) {
        var order = orders.find(captured.order()).orElseThrow();
        var customer = order.customer();
        if (customer != null) {
            var letter = Letter.about(order, captured, emission.time());
            carrier.deliver(
                    ReceiptMessage.of(letter, from, addresses.of(customer), captured.payment()),
                    new Stamp(captured.payment(), emission.time()));
        }
    }

    /// What tells one receipt from all others, always in the same words.
    record Stamp(PaymentId payment, Instant at) {}
}
