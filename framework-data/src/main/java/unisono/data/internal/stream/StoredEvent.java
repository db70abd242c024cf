package unisono.data.internal.stream;

/// An event as it is stored.
final class StoredEvent {
    private final long position;
    private final int version;
    private final String name;
    private final int payloadVersion;
    private final byte[] payload;

    /// @param version that of the stream
    /// @param payloadVersion that of the event
    StoredEvent(long position, int version, String name, int payloadVersion, byte[] payload) {
        this.position = position;
        this.version = version;
        this.name = name;
        this.payloadVersion = payloadVersion;
        this.payload = payload;
    }

    long position() {
        return position;
    }

    /// That of the stream.
    int version() {
        return version;
    }

    String name() {
        return name;
    }

    /// That of the event.
    int payloadVersion() {
        return payloadVersion;
    }

    /// As it was read; nobody writes to it.
    byte[] payload() {
        return payload;
    }
}
