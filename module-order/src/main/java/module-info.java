/// Orders: what the shop has promised to deliver, made from carts that were checked out.
@org.jspecify.annotations.NullMarked
module shop.order {
    requires com.fasterxml.jackson.annotation;
    requires jakarta.inject;
    requires static transitive org.jspecify;
    requires transitive shop.cart;
    requires unisono.data;
    requires transitive unisono.events;
    requires unisono.web;

    exports shop.order;

    opens shop.order.internal to
            com.google.guice,
            org.hibernate.orm.core,
            tools.jackson.databind;

    provides unisono.data.ModuleSchema with
            shop.order.internal.OrderSchema;
    provides unisono.events.ApplicationModule with
            shop.order.internal.OrderModule;
    provides unisono.events.EventManager with
            shop.order.internal.OrderEvents;
    provides unisono.web.Routes with
            shop.order.internal.OrderRoutes;
}
