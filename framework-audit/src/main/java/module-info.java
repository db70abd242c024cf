/// Keeps who did what, when, what was there before and after, and what came of it: an audit log of
/// the emissions of an application, in its database or in another.
@org.jspecify.annotations.NullMarked
module unisono.audit {
    requires com.google.guice;
    requires jakarta.inject;
    requires transitive java.sql;
    requires org.slf4j;
    requires transitive unisono.data;
    requires transitive unisono.events;
    requires static transitive org.jspecify;

    exports unisono.audit;

    provides unisono.data.ModuleSchema with
            unisono.audit.AuditSchema;
}
