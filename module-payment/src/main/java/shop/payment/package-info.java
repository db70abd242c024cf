/// What the payment module shows: [PaymentApi].
///
/// - **payment**: the money for one order.
/// - **ledger**: the double-entry book of all payments. A **posting** moves money between accounts
///   by its **entries**, whose debits equal their credits; it is never changed.
package shop.payment;
