package shop.customer;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.cart.CustomerId;
import shop.cart.Money;
import shop.order.OrderId;

/// What is known of customers. All of it is folded from the log, and so a moment behind what has
/// just happened.
///
/// What was paid before there was a gateway was told by no event, and is in neither read model.
///
/// All may be called from any thread.
public interface Customers {
    /// The name of the projection that keeps the order list.
    String ORDER_LIST = "customer.order-list";

    /// The name of the projection that keeps the spending.
    String SPENDING = "customer.spending";

    /// An order, and what became of it. The times are those of the events.
    ///
    /// @param customer null for a guest
    /// @param paidAt null until the payment is captured
    /// @param cancelledAt null while the order stands
    record ListedOrder(
            OrderId order,
            @Nullable CustomerId customer,
            Money total,
            Instant placedAt,
            @Nullable Instant paidAt,
            @Nullable Instant cancelledAt) {
        /// Whether it was not cancelled.
        public boolean stands() {
            return cancelledAt == null;
        }

        /// Whether it was paid, and perhaps cancelled since.
        public boolean wasPaid() {
            return paidAt != null;
        }
    }

    /// What a customer has spent in one currency.
    ///
    /// @param orders how many he has paid
    /// @param paid for all of these
    /// @param refunded of that
    record Spent(CustomerId customer, long orders, Money paid, Money refunded) {}

    /// Lists the orders of a customer by id, which follows the time at which they were begun.
    ///
    /// @param after only orders behind this one; null from the first
    /// @param limit at most so many
    List<ListedOrder> orders(CustomerId customer, @Nullable OrderId after, int limit);

    /// What a customer has spent, by currency; empty if he has paid nothing yet.
    List<Spent> spending(CustomerId customer);

    /// Reads the order list by id. Needs a surrounding transaction; to be closed inside it. Memory
    /// does not grow with the number.
    Stream<ListedOrder> byOrder();

    /// Reads the spending by customer and currency, a blank between, as [#byOrder()] does.
    Stream<Spent> byCustomer();

    /// Sums up the order list by customer and currency, as it should be in [#byCustomer()], and
    /// reads it as that does.
    Stream<Spent> listedByCustomer();
}
