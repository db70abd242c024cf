package shop.receipt.internal;

/// Takes mail to where it goes. Returns when it has been taken over, and is safe there.
interface Carrier {
    /// Delivers a message.
    ///
    /// @throws shop.receipt.PostException if it is not taken over
    void deliver(ReceiptMessage message, MailReceipt.Stamp stamp);
}
