package shop.receipt.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import shop.cart.Line;
import shop.order.OrderApi.Order;
import shop.payment.PaymentApi.PaymentCaptured;

/// What a receipt says.
record Letter(String subject, String text, Instant at) {
    static Letter about(Order order, PaymentCaptured captured, Instant at) {
        var amount = captured.amount();
        return new Letter(
                "Receipt for your order %d: %s".formatted(order.number(), amount),
                """
                Thank you. You have paid %s for your order %d on %s.

                %s

                Payment %s
                """
                        .formatted(
                                amount,
                                order.number(),
                                at.atZone(ZoneOffset.UTC).toLocalDate(),
                                order.lines().stream()
                                        .map(Letter::line)
                                        .collect(Collectors.joining("\n")),
                                captured.payment()),
                at);
    }

    private static String line(Line line) {
        var description = line.description();
        return "%5d x %s%s: %s"
                .formatted(
                        line.quantity(),
                        line.sku(),
                        description == null ? "" : " " + description,
                        line.total());
    }
}
