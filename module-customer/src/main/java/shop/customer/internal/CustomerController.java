package shop.customer.internal;

import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.cart.CustomerId;
import shop.customer.Customers;
import shop.customer.Customers.ListedOrder;
import shop.customer.Customers.Spent;
import shop.order.OrderId;
import unisono.web.Problem;
import unisono.web.ProblemException;
import unisono.web.Request;
import unisono.web.Response;

/// Answers for `/customers`. Who has bought nothing is a customer, too.
final class CustomerController {
    private final Customers customers;

    @Inject
    CustomerController(Customers customers) {
        this.customers = customers;
    }

    Response orders(Request request) {
        var page = request.page();
        var after = page.afterUuid().map(OrderId::new);
        var found = customers.orders(customer(request), after.orElse(null), page.lookahead());
        return page.response(found.stream().map(OrderView::of).toList(), OrderView::order);
    }

    Response spending(Request request) {
        var spent = customers.spending(customer(request));
        return Response.ok(spent.stream().map(SpentView::of).toList());
    }

    private static CustomerId customer(Request request) {
        try {
            return new CustomerId(request.path("customer"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(404, String.valueOf(e.getMessage())));
        }
    }

    record OrderView(
            OrderId order,
            String state,
            String currency,
            String total,
            Instant placedAt,
            @Nullable Instant paidAt,
            @Nullable Instant cancelledAt) {
        static OrderView of(ListedOrder listed) {
            return new OrderView(
                    listed.order(),
                    state(listed),
                    listed.total().currency().getCurrencyCode(),
                    listed.total().amount().toPlainString(),
                    listed.placedAt(),
                    listed.paidAt(),
                    listed.cancelledAt());
        }

        private static String state(ListedOrder listed) {
            if (!listed.stands()) {
                return "cancelled";
            }
            return listed.wasPaid() ? "paid" : "placed";
        }
    }

    record SpentView(String currency, long orders, String paid, String refunded) {
        static SpentView of(Spent spent) {
            return new SpentView(
                    spent.paid().currency().getCurrencyCode(),
                    spent.orders(),
                    spent.paid().amount().toPlainString(),
                    spent.refunded().amount().toPlainString());
        }
    }
}
