package shop.payment.internal;

import unisono.web.Router;
import unisono.web.Routes;

/// Payments over HTTP.
public final class PaymentRoutes implements Routes {
    /// For `ServiceLoader`.
    public PaymentRoutes() {}

    @Override
    public void register(Router router) {
        router.get("/payments", PaymentController.class, PaymentController::list);
    }
}
