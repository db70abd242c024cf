package shop.order.internal;

import shop.order.UnknownOrder;
import unisono.web.Router;
import unisono.web.Routes;

/// Orders over HTTP, and the checkout of a cart, because it answers with the order.
public final class OrderRoutes implements Routes {
    /// For `ServiceLoader`.
    public OrderRoutes() {}

    @Override
    public void register(Router router) {
        router.post(
                        "/carts/{cart}/checkout",
                        CheckoutController.class,
                        CheckoutController::checkOut)
                .get("/orders", OrderController.class, OrderController::list)
                .get("/orders/{order}", OrderController.class, OrderController::show)
                .post("/orders/{order}/cancel", OrderController.class, OrderController::cancel)
                .problem(UnknownOrder.class, 404);
    }
}
