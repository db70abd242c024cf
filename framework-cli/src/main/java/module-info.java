/// The command line: what an operator types, and how the answers come back. Knows the framework,
/// and no module of any application: those contribute their commands.
@org.jspecify.annotations.NullMarked
module unisono.cli {
    requires com.fasterxml.jackson.annotation;
    requires jakarta.inject;
    requires transitive info.picocli;
    // The bridge is here, because whoever owns the process decides where its logs go.
    requires jul.to.slf4j;
    requires tools.jackson.databind;
    requires unisono.audit;
    requires unisono.commands;
    requires transitive unisono.data;
    requires transitive unisono.events;
    requires unisono.postgres;
    requires unisono.sagas;
    requires static transitive org.jspecify;

    exports unisono.cli;

    opens unisono.cli to
            info.picocli;
    opens unisono.cli.internal to
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.aggregates to
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.audit to
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.command to
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.doctor to
            com.google.guice,
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.operation to
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.personal to
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.projection to
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.replay to
            com.google.guice,
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.saga to
            info.picocli,
            tools.jackson.databind;
    opens unisono.cli.internal.schedule to
            info.picocli,
            tools.jackson.databind;

    uses unisono.cli.Commands;
}
