package shop.cart.internal;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.cart.CartApi;
import shop.cart.CartApi.Cart;
import shop.cart.CartId;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import shop.cart.UnknownCart;
import unisono.web.Request;
import unisono.web.Response;

/// Answers for `/carts`.
final class CartController {
    private final CartApi carts;

    @Inject
    CartController(CartApi carts) {
        this.carts = carts;
    }

    Response open(Request request) {
        var customer = request.bodyIfPresent(NewCart.class).flatMap(NewCart::customerId);
        var cart = carts.open(customer.orElse(null));
        return Response.created("/carts/" + cart, new Opened(cart));
    }

    Response show(Request request) {
        var id = new CartId(request.uuid("cart"));
        var cart = carts.find(id).orElseThrow(() -> new UnknownCart(id));
        return Response.ok(CartView.of(cart));
    }

    Response addLine(Request request) {
        var cart = new CartId(request.uuid("cart"));
        int number = carts.addLine(cart, request.body(NewLine.class).line());
        return Response.created("/carts/" + cart, new LineAdded(cart, number));
    }

    record Opened(CartId cart) {}

    record LineAdded(CartId cart, int line) {}

    record NewCart(@Nullable String customer) {
        NewCart {
            if (customer != null) {
                var _ = new CustomerId(customer);
            }
        }

        Optional<CustomerId> customerId() {
            return Optional.ofNullable(customer).map(CustomerId::new);
        }
    }

    record NewLine(String sku, @Nullable String description, int quantity, BigDecimal unitPrice) {
        NewLine {
            var _ = new Line(sku, description, quantity, Money.pounds(unitPrice));
        }

        Line line() {
            return new Line(sku, description, quantity, Money.pounds(unitPrice));
        }
    }

    record CartView(
            CartId cart,
            @Nullable CustomerId customer,
            String state,
            String currency,
            String total,
            List<LineView> lines,
            Instant openedAt,
            @Nullable Instant checkedOutAt) {
        static CartView of(Cart cart) {
            return new CartView(
                    cart.id(),
                    cart.customer(),
                    cart.checkedOutAt() == null ? "open" : "checked-out",
                    cart.total().currency().getCurrencyCode(),
                    cart.total().amount().toPlainString(),
                    cart.lines().stream().map(LineView::of).toList(),
                    cart.openedAt(),
                    cart.checkedOutAt());
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
