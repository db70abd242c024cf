/// The test kit: what was emitted, recorded; what went over the wire to the database, counted; and
/// applications that boot for a test. The tests of the kernel and of the data module that need it
/// live here, so that the build has no circle.
@org.jspecify.annotations.NullMarked
module unisono.test {
    requires java.net.http;
    requires static transitive org.jspecify;
    requires transitive unisono.data;
    requires transitive unisono.events;

    exports unisono.test;
}
