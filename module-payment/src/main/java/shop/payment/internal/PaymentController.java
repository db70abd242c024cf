package shop.payment.internal;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import shop.order.OrderId;
import shop.payment.PaymentApi;
import shop.payment.PaymentId;
import unisono.web.Request;
import unisono.web.Response;

/// Answers for `/payments`.
final class PaymentController {
    private final PaymentApi payments;

    @Inject
    PaymentController(PaymentApi payments) {
        this.payments = payments;
    }

    Response list(Request request) {
        var order = request.queryUuid("order").map(OrderId::new);
        var page = request.page();
        var after = page.afterUuid().map(PaymentId::new);
        var found = payments.list(order.orElse(null), after.orElse(null), page.lookahead());
        return page.response(found.stream().map(PaymentView::of).toList(), PaymentView::payment);
    }

    record PaymentView(
            PaymentId payment,
            OrderId order,
            String state,
            String currency,
            String amount,
            Instant bookedAt) {
        static PaymentView of(PaymentApi.Payment payment) {
            return new PaymentView(
                    payment.id(),
                    payment.order(),
                    payment.state().name().toLowerCase(Locale.ROOT),
                    payment.amount().currency().getCurrencyCode(),
                    payment.amount().amount().toPlainString(),
                    payment.bookedAt());
        }
    }
}
