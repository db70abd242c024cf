/// What the order module shows: [OrderApi].
///
/// - **order**: the shop's promise to deliver a cart's lines for their total; placed when the cart
///   is checked out, paid when the payment is captured, or cancelled.
package shop.order;
