/// Commands: what one part of an application asks of another by a typed name, with a typed answer;
/// at once, beside, or stored and done later by any node.
@org.jspecify.annotations.NullMarked
module unisono.commands {
    requires jakarta.inject;
    // Only for CommandValidation: whoever uses it brings it along.
    requires static jakarta.validation;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires transitive unisono.data;
    requires transitive unisono.events;

    exports unisono.commands;
    exports unisono.commands.middleware;

    opens unisono.commands.internal to
            com.google.guice;
}
