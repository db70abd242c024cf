/// Payments: takes the money for orders, and books it in a double-entry ledger.
@org.jspecify.annotations.NullMarked
module shop.payment {
    requires com.fasterxml.jackson.annotation;
    requires jakarta.inject;
    requires java.net.http;
    requires static transitive org.jspecify;
    requires transitive shop.cart;
    requires transitive shop.order;
    requires tools.jackson.databind;
    requires unisono.data;
    requires transitive unisono.events;
    requires unisono.web;

    exports shop.payment;

    opens shop.payment.internal to
            com.google.guice,
            org.hibernate.orm.core,
            tools.jackson.databind;

    provides unisono.data.ModuleSchema with
            shop.payment.internal.PaymentSchema;
    provides unisono.events.ApplicationModule with
            shop.payment.internal.PaymentModule;
    provides unisono.events.EventManager with
            shop.payment.internal.PaymentEvents;
    provides unisono.web.Routes with
            shop.payment.internal.PaymentRoutes;
}
