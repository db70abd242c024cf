package unisono.events;

/// One emission on its way to one listener, as a [Middleware] sees it.
public interface Delivery {
    /// What is delivered, with the payload that the listener would get now.
    Emission emission();

    /// The method as a reader would say it, `PlaceOrder.fromCart`.
    String handler();

    /// The name of the listening module.
    String module();

    Timing timing();
}
