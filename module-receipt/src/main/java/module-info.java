/// Receipts: what a customer gets in writing when his payment is captured.
@org.jspecify.annotations.NullMarked
module shop.receipt {
    requires jakarta.inject;
    requires jakarta.mail;
    requires static transitive org.jspecify;
    requires shop.cart;
    requires shop.order;
    requires shop.payment;
    requires unisono.events;

    exports shop.receipt;

    opens shop.receipt.internal to
            com.google.guice;

    provides unisono.events.ApplicationModule with
            shop.receipt.internal.ReceiptModule;
    provides unisono.events.EventManager with
            shop.receipt.internal.ReceiptEvents;
}
