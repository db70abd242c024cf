/// Customers: what they ask for, their orders and what they have spent. All of it is read models,
/// folded from what orders and payments tell.
@org.jspecify.annotations.NullMarked
module shop.customer {
    requires jakarta.inject;
    requires static transitive org.jspecify;
    requires transitive shop.cart;
    requires transitive shop.order;
    requires shop.payment;
    requires unisono.data;
    requires unisono.events;
    requires unisono.web;

    exports shop.customer;

    opens shop.customer.internal to
            com.google.guice,
            tools.jackson.databind;

    provides unisono.data.ModuleSchema with
            shop.customer.internal.CustomerSchema;
    provides unisono.data.projection.Projection with
            shop.customer.internal.OrderList,
            shop.customer.internal.Spending;
    provides unisono.events.ApplicationModule with
            shop.customer.internal.CustomerModule;
    provides unisono.web.Routes with
            shop.customer.internal.CustomerRoutes;
}
