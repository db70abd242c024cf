/// Holds together what must hold together: transactions over all modules, their entities, and the
/// log of what was emitted, in PostgreSQL through Hibernate and HikariCP.
@org.jspecify.annotations.NullMarked
module unisono.data {
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires transitive jakarta.persistence;
    requires java.naming;
    requires transitive java.sql;
    requires transitive org.hibernate.orm.core;
    // Not static: at run time @Nullable says which properties of a payload may be missing.
    requires transitive org.jspecify;
    requires org.slf4j;
    requires transitive tools.jackson.databind;
    requires transitive unisono.events;
    requires jdk.jfr;
    // What the automatic modules above need, and do not resolve by themselves.
    requires jakarta.transaction;
    requires jakarta.xml.bind;
    requires java.management;
    requires net.bytebuddy;
    requires static org.checkerframework.checker.qual;
    requires org.jboss.logging;
    requires org.postgresql.jdbc;

    exports unisono.data;
    exports unisono.data.aggregate;
    exports unisono.data.projection;

    opens unisono.data.internal to
            com.google.guice;

    uses unisono.data.ModuleSchema;
    uses unisono.data.Upcaster;
    uses unisono.data.projection.Projection;
}
