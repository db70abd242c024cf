/// The embedded PostgreSQL server: the database of the first minutes, and of tests.
@org.jspecify.annotations.NullMarked
module unisono.postgres {
    requires org.slf4j;
    requires org.tukaani.xz;
    requires static transitive org.jspecify;

    exports unisono.postgres;
}
