package shop.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.cart.Money;
import shop.order.OrderId;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// Takes the payments of orders that are placed.
///
/// A payment is booked inside the checkout, captured at the payment gateway soon afterwards, and
/// settled by what that answers: captured, or declined, which cancels the order. Who cancels the
/// order otherwise gets the payment voided, or refunded when it was captured.
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
    record PaymentBooked(PaymentId payment, OrderId order, Money amount) implements PaymentEvent {}

    /// A payment was captured: the money is there, and the order is paid. Emitted at most once per
    /// payment.
    EventName<PaymentCaptured> CAPTURED = EventName.of("payment.captured", PaymentCaptured.class);

    /// Which payment was captured.
    record PaymentCaptured(PaymentId payment, OrderId order, Money amount)
            implements PaymentEvent {}

    /// A payment was declined. Emitted at most once per payment, inside the transaction that
    /// cancels the order.
    EventName<PaymentDeclined> DECLINED = EventName.of("payment.declined", PaymentDeclined.class);

    /// Which payment was declined.
    record PaymentDeclined(PaymentId payment, OrderId order, Money amount)
            implements PaymentEvent {}

    /// A payment was voided or refunded, because its order was cancelled. Emitted at most once per
    /// payment, inside the transaction that cancels the order; the gateway is told afterwards.
    EventName<PaymentReversed> REVERSED = EventName.of("payment.reversed", PaymentReversed.class);

    /// Which payment was reversed.
    record PaymentReversed(PaymentId payment, OrderId order, Money amount)
            implements PaymentEvent {}

    /// A payment from before payments were kept by their events was carried over: what it was until
    /// then. Emitted at most once per payment, before the first thing that happens to it since.
    EventName<PaymentCarriedOver> CARRIED_OVER =
            EventName.of("payment.carried-over", PaymentCarriedOver.class);

    /// Which payment was carried over, and as what.
    ///
    /// @param atGateway whether the gateway knows it
    record PaymentCarriedOver(
            PaymentId payment, OrderId order, Money amount, PaymentState state, boolean atGateway)
            implements PaymentEvent {}

    /// All that can happen to a payment.
    sealed interface PaymentEvent {}

    /// What became of a payment.
    enum PaymentState {
        /// It is in the books, and the gateway has not answered yet.
        BOOKED,
        /// The money is there.
        CAPTURED,
        /// The gateway refused; the order is cancelled.
        DECLINED,
        /// The order was cancelled before the money was there.
        VOIDED,
        /// The order was cancelled, and the money given back.
        REFUNDED;

        /// Whether the payment counts: nothing was declined or reversed.
        public boolean stands() {
            return this == BOOKED || this == CAPTURED;
        }
    }

    /// A payment as it is now.
    ///
    /// @param atGateway whether the gateway knows it; false for what was booked before there was
    ///   one, and counts as captured
    record Payment(
            PaymentId id,
            OrderId order,
            Money amount,
            Instant bookedAt,
            PaymentState state,
            boolean atGateway) {}

    /// What the ledger says of one payment: the sums over its postings, and what is left of it on
    /// the three accounts.
    ///
    /// @param sold what was credited to `sales`
    /// @param due what was debited to `receivables`
    /// @param paid what was debited to `cash`
    record Posted(
            PaymentId payment, Money debit, Money credit, Money sold, Money due, Money paid) {}

    /// What the gateway knows of a payment.
    ///
    /// @param order as the gateway was told; empty where it was told to capture nothing
    /// @param state never [PaymentState#BOOKED]
    /// @param amount zero where nothing was asked for before it was voided
    record Capture(PaymentId payment, String order, PaymentState state, Money amount) {}

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

    /// Reads the ledger by the id of the payment, as [#byOrder()] does.
    Stream<Posted> ledger();

    /// Finds a payment.
    Optional<Payment> find(PaymentId payment);

    /// Reads all captures of the gateway by the id of their payment, a thousand at a time. Needs no
    /// transaction.
    ///
    /// @throws GatewayFailure also while it is read, if the gateway does not answer
    Stream<Capture> captures();

    /// Asks the gateway for one capture.
    ///
    /// @throws GatewayFailure if it does not answer
    Optional<Capture> capture(PaymentId payment);
}
