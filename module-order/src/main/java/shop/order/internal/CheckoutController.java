package shop.order.internal;

import jakarta.inject.Inject;
import java.util.regex.Pattern;
import shop.cart.CartApi;
import shop.cart.CartId;
import shop.cart.CheckoutKey;
import shop.order.OrderApi;
import shop.order.OrderApi.OrderTotal;
import shop.order.OrderId;
import unisono.data.Transactions;
import unisono.web.Problem;
import unisono.web.ProblemException;
import unisono.web.Request;
import unisono.web.Response;

/// Checks a cart out, and answers with the order that came of it.
final class CheckoutController {
    private static final String KEY_PREFIX = "http:";
    private static final int KEY_LENGTH_MAX = 250; // with the prefix, what a CheckoutKey holds
    private static final Pattern KEY =
            Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,%d}".formatted(KEY_LENGTH_MAX - 1));

    private final Transactions transactions;
    private final CartApi carts;
    private final OrderApi orders;

    @Inject
    CheckoutController(Transactions transactions, CartApi carts, OrderApi orders) {
        this.transactions = transactions;
        this.carts = carts;
        this.orders = orders;
    }

    /// A repeated key finds the cart closed by itself, and so the answer is the first one's.
    Response checkOut(Request request) {
        var cart = new CartId(request.uuid("cart"));
        var key = request.header("Idempotency-Key").map(CheckoutController::key);
        var order =
                transactions.call(() -> {
                    key.ifPresentOrElse(
                            once -> carts.checkOut(cart, once), () -> carts.checkOut(cart));
                    return orders.ofCart(cart).orElseThrow();
                });
        return answer(order);
    }

    private static Response answer(OrderTotal order) {
        var total = order.total().amount().toPlainString();
        return Response.created("/orders/" + order.order(), new CheckedOut(order.order(), total));
    }

    /// Keys of HTTP clients have a prefix, so that they never meet those of other callers.
    private static CheckoutKey key(String header) {
        if (!KEY.matcher(header).matches()) {
            throw new ProblemException(
                    Problem.of(
                            400,
                            "The Idempotency-Key has %d characters. It needs 1 to %d, in ASCII."
                                    .formatted(header.length(), KEY_LENGTH_MAX)));
        }
        return new CheckoutKey(KEY_PREFIX + header);
    }

    record CheckedOut(OrderId order, String total) {}
}
