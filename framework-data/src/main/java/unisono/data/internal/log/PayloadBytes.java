package unisono.data.internal.log;

import tools.jackson.core.JacksonException;
import unisono.data.DataException;
import unisono.data.internal.PayloadJson;
import unisono.events.MessageName;
import unisono.events.NoPayload;

/// Payloads as they are stored: JSON in UTF-8, within a limit.
public final class PayloadBytes {
    private static final int MAX = 16 << 20;
    private static final byte[] NOTHING = {'n', 'u', 'l', 'l'};

    private PayloadBytes() {}

    /// Writes a payload.
    ///
    /// @throws DataException if it is no JSON, or too large
    public static byte[] of(MessageName<?> event, Object payload) {
        if (payload == NoPayload.NO_PAYLOAD) {
            return NOTHING;
        }
        var json = written(event, payload);
        if (json.length > MAX) {
            throw new DataException(
                    "The payload of %s has %d bytes, and at most %d are stored. Emit the id of what is large, not the thing itself."
                            .formatted(event, json.length, MAX));
        }
        return json;
    }

    private static byte[] written(MessageName<?> event, Object payload) {
        try {
            return PayloadJson.MAPPER.writeValueAsBytes(payload);
        } catch (JacksonException e) {
            throw new DataException(
                    "The payload of %s cannot be written as JSON: %s. Nest it in an exported API, or open its package to tools.jackson.databind."
                            .formatted(event, e.getOriginalMessage()),
                    e);
        }
    }
}
