package shop.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.cart.CartId;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// Places orders for carts that are checked out, and keeps them.
///
/// A cart whose lines have a unit price that is not above zero (`unit-price-above-zero`), or of
/// more than two decimals (`unit-price-two-decimals`), is refused, and stays open.
///
/// Every command joins the caller's transaction, or runs in its own. All may be called from any
/// thread.
public interface OrderApi extends ModuleApi {
    /// An order was placed. Emitted once per order, inside the transaction that checks out its
    /// cart.
    EventName<OrderPlaced> PLACED = EventName.of("order.placed", OrderPlaced.class);

    /// An order was cancelled, and its cart is open again. Emitted once per order, inside the
    /// transaction that cancels it.
    EventName<OrderCancelled> CANCELLED = EventName.of("order.cancelled", OrderCancelled.class);

    /// Which order was cancelled, and why.
    record OrderCancelled(OrderId order, CartId cart, CancelReason reason) {}

    /// Why an order is cancelled.
    enum CancelReason {
        /// The customer, or somebody for him, wants it so.
        REQUESTED,
        /// Whoever was to give the money did not.
        PAYMENT_DECLINED
    }

    /// Which order was placed, for whom, and for how much: the total of its cart.
    record OrderPlaced(OrderId order, CartId cart, @Nullable CustomerId customer, Money total) {}

    /// An order as it is now.
    ///
    /// @param number what people call it; rises, with gaps
    /// @param paidAt null until the payment is captured
    /// @param cancelledAt null while the order stands
    record Order(
            OrderId id,
            long number,
            CartId cart,
            @Nullable CustomerId customer,
            Money total,
            List<Line> lines,
            Instant placedAt,
            @Nullable Instant paidAt,
            @Nullable Instant cancelledAt) {
        public Order {
            lines = List.copyOf(lines);
        }
    }

    /// An order's total, for comparing it with its cart and its payment.
    record OrderTotal(OrderId order, CartId cart, Money total) {}

    /// Notes that the payment of an order is captured. The order stays locked until the end of the
    /// transaction, so that nobody cancels it meanwhile.
    ///
    /// @return whether the order is paid; false when it was cancelled before
    /// @throws UnknownOrder if there is no such order
    boolean pay(OrderId order);

    /// Cancels an order, paid or not, opens its cart again, and emits [#CANCELLED]. Does nothing
    /// when it was cancelled before.
    ///
    /// @throws UnknownOrder if there is no such order
    /// @throws unisono.events.Refusal by any module that hears the event
    void cancel(OrderId order, CancelReason reason);

    /// Finds an order with its lines.
    Optional<Order> find(OrderId order);

    /// Finds the order of a cart, without its lines: the one that stands, or else the newest of
    /// those that were cancelled.
    Optional<OrderTotal> ofCart(CartId cart);

    /// Lists orders by id, which follows the time at which they were begun. Who pages through the
    /// newest ones may miss one that was begun before the last of them and committed after it was
    /// read.
    ///
    /// @param cart only the order of this cart; null for all
    /// @param after only orders behind this one; null from the first
    /// @param limit at most so many
    List<Order> list(@Nullable CartId cart, @Nullable OrderId after, int limit);

    /// Reads all orders that stand by the id of their cart. Needs a surrounding transaction; to be
    /// closed inside it. Memory does not grow with the number.
    Stream<OrderTotal> byCart();

    /// Reads all orders that stand by their own id, as [#byCart()] does.
    Stream<OrderTotal> byOrder();
}
