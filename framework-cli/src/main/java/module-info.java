/// The command line: what an operator types, and how the answers come back.
@org.jspecify.annotations.NullMarked
module unisono.cli {
    requires info.picocli;
    requires jul.to.slf4j;
    requires tools.jackson.databind;
    requires transitive unisono.events;
    requires static transitive org.jspecify;

    exports unisono.cli;
}
