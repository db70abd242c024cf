package unisono.web;

/// What a module shows over HTTP, found by `provides unisono.web.Routes with …`.
///
/// ```java
/// public final class OrderRoutes implements Routes {
///     // …
///     @Override
///     public void register(Router router) {
///         router.post(
///                         "/carts/{cart}/checkout",
///                         CheckoutController.class,
///                         CheckoutController::checkOut)
///                 .get("/orders", OrderController.class, OrderController::list)
///                 .get("/orders/{order}", OrderController.class, OrderController::show)
///                 .post("/orders/{order}/cancel", OrderController.class, OrderController::cancel)
///                 .problem(UnknownOrder.class, 404);
///     }
/// }
/// ```
///
/// The records that go in and out as JSON live in an exported package, or in one that is opened to
/// `tools.jackson.databind`.
@FunctionalInterface
public interface Routes {
    /// Called at start-up, by the check of the application and by each server: it registers, and
    /// does nothing else.
    void register(Router router);
}
