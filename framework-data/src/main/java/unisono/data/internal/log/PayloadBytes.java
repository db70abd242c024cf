package unisono.data.internal.log;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import unisono.data.DataException;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.personal.PersonalJson;
import unisono.data.internal.personal.SubjectKey;
import unisono.events.EventName;
import unisono.events.MessageName;
import unisono.events.NoPayload;

/// Payloads as they are stored: JSON in UTF-8, within a limit.
public final class PayloadBytes {
    private static final int MAX = 16 << 20;
    private static final byte[] NOTHING = {'n', 'u', 'l', 'l'};

    private PayloadBytes() {}

    /// Writes a payload, and what is personal in it sealed.
    ///
    /// @param key of its subject; null if it has none
    /// @throws DataException if it is no JSON, or too large
    public static byte[] of(MessageName<?> event, Object payload, @Nullable SubjectKey key) {
        if (payload == NoPayload.NO_PAYLOAD) {
            return NOTHING;
        }
        var json = written(event, payload, key);
        if (json.length > MAX) {
            throw new DataException(
                    "The payload of %s has %d bytes, and at most %d are stored. Emit the id of what is large, not the thing itself."
                            .formatted(event, json.length, MAX));
        }
        return json;
    }

    private static byte[] written(MessageName<?> event, Object payload, @Nullable SubjectKey key) {
        try {
            return event instanceof EventName<?> name && name.isPersonal()
                    ? PersonalJson.write(payload, plain -> sealed(event, plain, key))
                    : PayloadJson.MAPPER.writeValueAsBytes(payload);
        } catch (JacksonException e) {
            if (e.getCause() instanceof DataException refusal) {
                throw refusal;
            }
            throw new DataException(
                    "The payload of %s cannot be written as JSON: %s. Nest it in an exported API, or open its package to tools.jackson.databind."
                            .formatted(event, e.getOriginalMessage()),
                    e);
        }
    }

    private static String sealed(MessageName<?> event, byte[] plain, @Nullable SubjectKey key) {
        if (key == null) {
            throw new DataException(
                    "A payload of %s has personal data, and its subject is null: nobody could ever erase it. Give it a subject, such as an id made for a guest, or leave the data out."
                            .formatted(event));
        }
        return key.seal(event.text(), plain);
    }
}
