/// What the cart shows: [CartApi], and the values that all modules of the shop speak in.
///
/// - **cart**: the lines that a customer collects; open until it is checked out; open again when
///   nothing came of that.
/// - **line**: a sku, a quantity, a price for one. Lines of one sku stay apart.
package shop.cart;
