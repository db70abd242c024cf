/// Shows what the modules can do over HTTP: JSON in, JSON out, errors as problem details.
@org.jspecify.annotations.NullMarked
module unisono.web {
    requires transitive unisono.data;
    requires transitive unisono.events;
    requires io.helidon.webserver;
    requires java.logging; // Helidon's way of logging
    requires org.slf4j;
    requires tools.jackson.databind;
    // Not static: at run time @Nullable says which properties of a JSON object may be missing.
    requires transitive org.jspecify;

    exports unisono.web;

    opens unisono.web.internal to
            tools.jackson.databind; // the records that /health answers

    uses unisono.web.Routes;

    provides unisono.events.StartupCheck with
            unisono.web.internal.RoutesCheck;
}
