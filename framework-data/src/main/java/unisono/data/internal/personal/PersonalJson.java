package unisono.data.internal.personal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import unisono.data.internal.PayloadJson;

/// Payloads with what is personal in them sealed: instead of a value there is
/// `{"$personal":"1.KEY.BASE64"}`.
///
/// They are sealed by the types of the record, and opened by what stands there: so upcasters meet
/// the plain values, and what was sealed stays readable when a component moves.
public final class PersonalJson {
    static final String PROPERTY = "$personal";
    private static final String SIGN = "\"" + PROPERTY + "\":";

    private static final JsonMapper MAPPER =
            PayloadJson.MAPPER
                    .rebuild()
                    .addModule(new SimpleModule().setSerializerModifier(new Sealing()))
                    .build();

    private PersonalJson() {}

    /// Writes a payload.
    ///
    /// @param seal makes of the JSON of a value what is stored for it
    public static byte[] write(Object payload, Function<byte[], String> seal) {
        return MAPPER.writer().withAttribute(Sealing.SEAL, seal).writeValueAsBytes(payload);
    }

    /// Whether something may be sealed in it: costs a look at the text.
    public static boolean mayBeSealed(String json) {
        return json.contains(SIGN);
    }

    /// Opens all that is sealed; null stands for what was erased.
    ///
    /// @param open makes of what is stored the JSON of the value: null if it was erased, empty if
    ///   it is nothing of ours
    static JsonNode open(JsonNode json, Opening open) {
        return switch (json) {
            case ObjectNode object when isSealed(object) -> opened(object, open);
            case ObjectNode object -> {
                object.properties().forEach(entry -> entry.setValue(open(entry.getValue(), open)));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, open(array.get(i), open));
                }
                yield array;
            }
            default -> json;
        };
    }

    private static boolean isSealed(ObjectNode object) {
        return object.size() == 1 && object.path(PROPERTY).isString();
    }

    private static JsonNode opened(ObjectNode object, Opening open) {
        return SealedText.parse(object.path(PROPERTY).stringValue())
                .map(text -> value(open.open(text)))
                .orElse(object);
    }

    private static JsonNode value(byte @Nullable [] json) {
        return json == null
                ? JsonNodeFactory.instance.nullNode()
                : PayloadJson.MAPPER.readTree(json);
    }

    /// Makes of a sealed text the JSON of the value, and null of what was erased.
    @FunctionalInterface
    interface Opening {
        byte @Nullable [] open(SealedText text);
    }
}
