/// Carts: what a customer puts together, until it is bought.
@org.jspecify.annotations.NullMarked
module shop.cart {
    requires com.fasterxml.jackson.annotation;
    requires jakarta.inject;
    requires static transitive org.jspecify;
    requires unisono.data;
    requires transitive unisono.events;
    requires unisono.web;

    exports shop.cart;

    opens shop.cart.internal to
            com.google.guice,
            org.hibernate.orm.core,
            tools.jackson.databind;

    provides unisono.data.ModuleSchema with
            shop.cart.internal.CartSchema;
    provides unisono.events.ApplicationModule with
            shop.cart.internal.CartModule;
    provides unisono.events.EventManager with
            shop.cart.internal.CartEvents;
    provides unisono.web.Routes with
            shop.cart.internal.CartRoutes;
}
