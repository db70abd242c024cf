package unisono.data;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.PayloadReader;

/// Records as the JSON that payloads are, for what is stored or sent beside events. Thread-safe;
/// needs no database.
///
/// Amounts are texts, enums their names; unknown properties are passed over, and what is neither
/// there nor `@Nullable` is missed. Nesting is limited to [#DEPTH_MAX].
public final class PayloadText {
    /// The most that is written or read, in bytes of UTF-8: 16 MiB, as of payloads.
    public static final int BYTES_MAX = 16 << 20;

    /// How deeply objects and lists may be nested.
    public static final int DEPTH_MAX = 100;

    private PayloadText() {}

    /// Writes a record.
    ///
    /// @param what begins the sentence of a refusal: `The result of payment.capture`
    /// @throws DataException if it is no JSON, or too large; the message has nothing of it
    public static String write(String what, Record value) {
        try {
            var json = PayloadJson.MAPPER.writeValueAsString(value);
            refuseTooLarge(what, json);
            return json;
        } catch (JacksonException e) {
            throw new DataException(
                    "%s cannot be written as JSON: %s. Nest it in an exported API, or open its package to tools.jackson.databind."
                            .formatted(what, e.getClass().getSimpleName()));
        }
    }

    /// Reads a record.
    ///
    /// @param what begins the sentence of a refusal
    /// @throws DataException if it cannot be read; the message has its place, and nothing of it
    public static <T> T read(String what, Class<T> type, String json) {
        refuseTooLarge(what, json);
        try {
            var tree = PayloadJson.MAPPER.readTree(json);
            if (!tree.isObject()) {
                throw new DataException(what + " cannot be read: it is no JSON object.");
            }
            refuseTooDeep(what, tree, 1);
            return PayloadJson.MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw PayloadReader.unreadable(what, type, e);
        }
    }

    private static void refuseTooLarge(String what, String json) {
        if (json.length() > BYTES_MAX / 4
                && json.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            throw new DataException(
                    "%s has more than %d bytes. Hand on the id of what is large, not the thing itself."
                            .formatted(what, BYTES_MAX));
        }
    }

    private static void refuseTooDeep(String what, JsonNode tree, int depth) {
        if (depth > DEPTH_MAX) {
            throw new DataException(
                    "%s is nested more than %d deep. Flatten it.".formatted(what, DEPTH_MAX));
        }
        for (var child : tree) {
            refuseTooDeep(what, child, depth + 1);
        }
    }
}
