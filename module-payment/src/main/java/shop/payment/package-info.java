/// What the payment module shows: [PaymentApi].
///
/// - **payment**: the money for one order.
/// - **gateway**: who moves the money: somebody else, at [GatewayPlace]. It **captures** a payment,
///   or declines it.
/// - **ledger**: the double-entry book of all payments. A **posting** moves money between accounts
///   by its **entries**, whose debits equal their credits; it is never changed. What is booked is
///   on `sales` and `receivables`, what is captured moves on to `cash`, and what is declined,
///   voided or refunded goes back by entries that are the other way round.
package shop.payment;
