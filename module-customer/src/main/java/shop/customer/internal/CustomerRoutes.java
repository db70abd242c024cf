package shop.customer.internal;

import unisono.web.Router;
import unisono.web.Routes;

/// Customers over HTTP.
public final class CustomerRoutes implements Routes {
    /// For `ServiceLoader`.
    public CustomerRoutes() {}

    @Override
    public void register(Router router) {
        router.get(
                        "/customers/{customer}/orders",
                        CustomerController.class,
                        CustomerController::orders)
                .get(
                        "/customers/{customer}/spending",
                        CustomerController.class,
                        CustomerController::spending);
    }
}
