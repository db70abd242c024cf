package unisono.data;

import unisono.data.internal.PayloadReader;
import unisono.events.EventName;

/// Reads stored payloads, whatever version of the code wrote them. Thread-safe. Needs no database,
/// but for payloads with personal data, whose keys are asked for there.
public final class Payloads {
    private final PayloadReader reader;

    Payloads(PayloadReader reader) {
        this.reader = reader;
    }

    /// Makes of a stored payload the record that the event carries today, by way of its upcasters.
    /// Properties that the record does not have are passed over.
    ///
    /// @param version the version that was stored with it
    /// @param json as it was stored
    /// @throws NewerPayload if a later release wrote it
    /// @throws DataException if it cannot be read; the message has its place, and nothing of it
    public <P> P read(EventName<P> event, int version, String json) {
        return reader.read(event, version, json);
    }
}
