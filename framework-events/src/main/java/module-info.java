/// Typed event names, their managers, and dispatch.
@org.jspecify.annotations.NullMarked
module unisono.events {
    requires transitive com.google.guice;
    requires com.google.common;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports unisono.events;
}
