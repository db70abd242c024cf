/// Sagas: what takes longer than a transaction, and ends in one of two ways: done, or undone.
@org.jspecify.annotations.NullMarked
module unisono.sagas {
    requires jakarta.inject;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires transitive unisono.commands;
    requires transitive unisono.data;
    requires transitive unisono.events;

    exports unisono.sagas;

    opens unisono.sagas.internal to
            com.google.guice;

    // Its tables.
    provides unisono.data.ModuleSchema with
            unisono.sagas.internal.SagaSchema;
}
