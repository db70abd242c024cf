package shop.order.internal;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.cart.CartId;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.order.OrderApi;
import shop.order.OrderApi.CancelReason;
import shop.order.OrderApi.Order;
import shop.order.OrderId;
import shop.order.UnknownOrder;
import unisono.web.Request;
import unisono.web.Response;

/// Answers for `/orders`.
final class OrderController {
    private final OrderApi orders;

    @Inject
    OrderController(OrderApi orders) {
        this.orders = orders;
    }

    Response show(Request request) {
        var id = new OrderId(request.uuid("order"));
        return Response.ok(OrderView.of(orders.find(id).orElseThrow(() -> new UnknownOrder(id))));
    }

    /// Cancelled before, it answers the same.
    Response cancel(Request request) {
        orders.cancel(new OrderId(request.uuid("order")), CancelReason.REQUESTED);
        return show(request);
    }

    Response list(Request request) {
        var cart = request.queryUuid("cart").map(CartId::new);
        var page = request.page();
        var after = page.afterUuid().map(OrderId::new);
        var found = orders.list(cart.orElse(null), after.orElse(null), page.lookahead());
        return page.response(found.stream().map(OrderView::of).toList(), OrderView::order);
    }

    record OrderView(
            OrderId order,
            long number,
            CartId cart,
            @Nullable CustomerId customer,
            String state,
            String currency,
            String total,
            List<LineView> lines,
            Instant placedAt,
            @Nullable Instant paidAt,
            @Nullable Instant cancelledAt) {
        static OrderView of(Order order) {
            return new OrderView(
                    order.id(),
                    order.number(),
                    order.cart(),
                    order.customer(),
                    state(order),
                    order.total().currency().getCurrencyCode(),
                    order.total().amount().toPlainString(),
                    order.lines().stream().map(LineView::of).toList(),
                    order.placedAt(),
                    order.paidAt(),
                    order.cancelledAt());
        }

        private static String state(Order order) {
            if (order.cancelledAt() != null) {
                return "cancelled";
            }
            return order.paidAt() == null ? "placed" : "paid";
        }
    }

    record LineView(String sku, @Nullable String description, int quantity, String unitPrice) {
        static LineView of(Line line) {
            return new LineView(
                    line.sku(),
                    line.description(),
                    line.quantity(),
                    line.unitPrice().amount().toPlainString());
        }
    }
}
