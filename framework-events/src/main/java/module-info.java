/// Carries the traffic between the modules of one application: typed event names, the managers that
/// say who hears what, and their delivery inside the emitter's transaction. Knows no database and
/// no HTTP.
@org.jspecify.annotations.NullMarked
module unisono.events {
    requires transitive com.google.guice;
    // Guice is an automatic module, and those do not resolve the named modules that they need.
    requires com.google.common;
    requires jakarta.inject;
    // Only for PayloadValidation: whoever uses it brings it along.
    requires static jakarta.validation;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports unisono.events;
    exports unisono.events.middleware;
    exports unisono.events.root;

    opens unisono.events.internal to
            com.google.guice;

    uses unisono.events.ApplicationModule;
    uses unisono.events.EventManager;
    uses unisono.events.StartupCheck;
}
