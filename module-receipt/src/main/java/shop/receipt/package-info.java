/// What the receipt module needs to know: [Post], where its mail goes.
///
/// - **receipt**: a mail about an order that is paid. Its message id is made of the payment's id:
///   who gets one twice sees that it is the same.
package shop.receipt;
