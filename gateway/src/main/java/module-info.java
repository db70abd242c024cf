/// A payment gateway to play with: somebody else's service, in a process of its own, that captures
/// and declines as it is told to, and fails as real ones do.
@org.jspecify.annotations.NullMarked
module shop.gateway {
    requires java.net.http;
    requires jdk.httpserver;
    requires static transitive org.jspecify;
    requires tools.jackson.databind;

    exports shop.gateway;
}
