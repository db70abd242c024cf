package unisono.data.internal.stream;

import unisono.events.Origin;

/// What identifies a stream.
///
/// @param tenant empty for none
/// @param kind the name of the aggregate type
record StreamKey(String tenant, String kind, String id) {
    static StreamKey of(String kind, String id) {
        var tenant = Origin.current().tenant();
        return new StreamKey(tenant == null ? "" : tenant, kind, id);
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
