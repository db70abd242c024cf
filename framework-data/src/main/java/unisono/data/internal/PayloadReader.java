package unisono.data.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.ValueInstantiationException;
import unisono.data.DataException;
import unisono.data.NewerPayload;
import unisono.data.internal.personal.PersonalJson;
import unisono.events.EventName;
import unisono.events.NoPayload;

/// Reads stored payloads by way of their history. Thread-safe.
public final class PayloadReader {
    private final PayloadHistory history;
    private final BiFunction<String, JsonNode, JsonNode> opening;

    /// Each knows how its type is read, which the mapper would find out anew.
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    /// Opens nothing that is sealed.
    public PayloadReader(PayloadHistory history) {
        this(history, (_, payload) -> payload);
    }

    /// @param opening opens what is sealed in a payload of an event
    public PayloadReader(PayloadHistory history, BiFunction<String, JsonNode, JsonNode> opening) {
        this.history = history;
        this.opening = opening;
    }

    /// Makes of a stored payload the record of today.
    ///
    /// @throws DataException if it cannot be read; its cause is that of the record's constructor,
    ///   if that refuses it
    public <P> P read(EventName<P> event, int version, String json) {
        if (version > event.version()) {
            throw new NewerPayload(
                    "A payload of %s has version %d, and this code knows it up to version %d. A later release wrote it: read it with that one."
                            .formatted(event, version, event.version()));
        }
        try {
            return version == event.version() && !PersonalJson.mayBeSealed(json)
                    ? today(event, json)
                    : byTree(event, version, json);
        } catch (JacksonException e) {
            throw unreadable(event, version, e);
        }
    }

    /// Makes of a stored payload, in UTF-8, the record of today. What is of this version is read as
    /// it is, and no characters are made of it.
    ///
    /// @throws DataException as [#read(EventName, int, String)]
    public <P> P read(EventName<P> event, int version, byte[] json) {
        var text = new String(json, StandardCharsets.UTF_8);
        if (version != event.version() || carriesNothing(event) || PersonalJson.mayBeSealed(text)) {
            return read(event, version, text);
        }
        try {
            return event.payloadType().cast(reader(event.payloadType()).readValue(json));
        } catch (JacksonException e) {
            throw unreadable(event, version, e);
        }
    }

    private ObjectReader reader(Class<?> type) {
        return readers.computeIfAbsent(type, PayloadJson.MAPPER::readerFor);
    }

    private <P> P today(EventName<P> event, String json) {
        var type = event.payloadType();
        return carriesNothing(event) ? nothing(event) : type.cast(reader(type).readValue(json));
    }

    private <P> P byTree(EventName<P> event, int version, String json) {
        JsonNode payload = PayloadJson.MAPPER.readTree(json);
        if (PersonalJson.mayBeSealed(json)) {
            payload = opening.apply(event.text(), payload);
        }
        for (int from = version; from < event.version(); from++) {
            payload = history.next(event, from, payload);
        }
        return carriesNothing(event)
                ? nothing(event)
                : PayloadJson.MAPPER.treeToValue(payload, event.payloadType());
    }

    private static boolean carriesNothing(EventName<?> event) {
        return event.payloadType() == NoPayload.class;
    }

    private static <P> P nothing(EventName<P> event) {
        return event.payloadType().cast(NoPayload.NO_PAYLOAD);
    }

    /// Jackson's message would quote what is stored, which is somebody's data.
    private static DataException unreadable(EventName<?> event, int version, JacksonException e) {
        return unreadable(
                "A payload of %s, version %d,".formatted(event, version), event.payloadType(), e);
    }

    /// Says where JSON is not what a record needs, and nothing of it.
    ///
    /// @param what begins the sentence
    public static DataException unreadable(String what, Class<?> type, JacksonException e) {
        var refusal = e instanceof ValueInstantiationException ? e.getCause() : null;
        var why =
                refusal == null
                        ? "is missing, or not what %s has there".formatted(type.getSimpleName())
                        : "is refused: " + refusal.getMessage();
        return new DataException(
                "%s cannot be read: $%s %s.".formatted(what, path(e), why), refusal);
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getPropertyName())
                .collect(Collectors.joining());
    }
}
