package shop.cart.internal;

import shop.cart.CartClosed;
import shop.cart.UnknownCart;
import unisono.web.Problem;
import unisono.web.Router;
import unisono.web.Routes;

/// Carts over HTTP. Checking one out answers with an order, and so is the order module's.
public final class CartRoutes implements Routes {
    /// For `ServiceLoader`.
    public CartRoutes() {}

    @Override
    public void register(Router router) {
        router.post("/carts", CartController.class, CartController::open)
                .get("/carts/{cart}", CartController.class, CartController::show)
                .post("/carts/{cart}/lines", CartController.class, CartController::addLine)
                .problem(UnknownCart.class, unknown -> Problem.of(404, unknown.getMessage()))
                .problem(CartClosed.class, closed -> Problem.of(409, closed.getMessage()));
    }
}
