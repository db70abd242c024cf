package shop.payment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.cart.Money;
import shop.order.OrderId;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// Takes the payments of orders that are placed.
///
/// An order whose total is above 50,000.00 is refused (`approval-above-50000`): a person has to
/// approve it.
///
/// Every command joins the caller's transaction, or runs in its own. All may be called from any
/// thread.
public interface PaymentApi extends ModuleApi {
    /// A payment was booked. Emitted once per payment, inside the transaction that checks out the
    /// cart.
    EventName<PaymentBooked> BOOKED = EventName.of("payment.booked", PaymentBooked.class);

    /// Which payment was booked, and for which order: the order's total.
    record PaymentBooked(PaymentId payment, OrderId order, Money amount) {}

    /// A payment, which never changes.
    record Payment(PaymentId id, OrderId order, Money amount, Instant bookedAt) {}

    /// What the ledger says of one payment: the sums over its posting.
    record Posted(PaymentId payment, Money debit, Money credit) {}

    /// Lists payments by id, which follows the time at which they were begun, with the limit of
    /// [shop.order.OrderApi#list].
    ///
    /// @param order only the payment of this order; null for all
    /// @param after only payments behind this one; null from the first
    /// @param limit at most so many
    List<Payment> list(@Nullable OrderId order, @Nullable PaymentId after, int limit);

    /// Reads all payments by the id of their order. Needs a surrounding transaction; to be closed
    /// inside it. Memory does not grow with the number.
    Stream<Payment> byOrder();

    /// Reads all payments by their own id, as [#byOrder()] does.
    Stream<Payment> byPayment();

    /// Reads all postings of the ledger by the id of their payment, as [#byOrder()] does.
    Stream<Posted> ledger();
}
