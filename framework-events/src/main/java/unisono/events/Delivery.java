package unisono.events;

/// One emission on its way to one listener, as a [Middleware] sees it.
public interface Delivery {
    /// What is delivered. Its payload is that of the emitter; the one on its way is an argument.
    Emission emission();

    /// The method as a reader would say it, `PlaceOrder.fromCart`.
    String handler();

    /// The name of the listening module.
    String module();

    Timing timing();
}
