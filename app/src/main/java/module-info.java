/// The shop: which modules, in which order, and what can be typed at its command line.
@org.jspecify.annotations.NullMarked
module app {
    requires de.siegmar.fastcsv;
    requires info.picocli;
    requires jakarta.inject;
    requires static org.jspecify;
    requires shop.customer;
    requires shop.gateway;
    requires shop.payment;
    requires shop.receipt;
    requires unisono.audit;
    requires unisono.cli;
    requires unisono.web;

    opens app.imports to
            com.google.guice,
            info.picocli,
            tools.jackson.databind;
    opens app.launch to
            info.picocli,
            tools.jackson.databind;
    opens app.outside to
            info.picocli,
            tools.jackson.databind;
    opens app.reconcile to
            com.google.guice,
            info.picocli,
            tools.jackson.databind;

    uses unisono.web.Routes;

    provides unisono.cli.Commands with
            app.ShopCommands;
}
