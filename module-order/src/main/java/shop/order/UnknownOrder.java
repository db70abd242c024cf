package shop.order;

/// There is no such order.
public final class UnknownOrder extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnknownOrder(OrderId order) {
        super("There is no order %s.".formatted(order));
    }
}
