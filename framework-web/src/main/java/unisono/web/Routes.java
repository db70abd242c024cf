package unisono.web;

/// What a module shows over HTTP, found by `provides unisono.web.Routes with …`.
///
/// ```java
/// public final class CartRoutes implements Routes {
///     public void register(Router router) {
///         router.post("/carts", Carts.class, Carts::create)
///                 .get("/carts/{cart}", Carts.class, Carts::show)
///                 .problem(CartClosed.class, e -> Problem.of(409, e.getMessage()));
///     }
/// }
/// ```
///
/// The records that go in and out as JSON live in an exported package, or in one that is opened to
/// `tools.jackson.databind`.
@FunctionalInterface
public interface Routes {
    /// Called once, at start-up.
    void register(Router router);
}
