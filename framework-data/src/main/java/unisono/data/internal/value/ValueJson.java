package unisono.data.internal.value;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import unisono.data.DataException;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.contract.Shape;
import unisono.data.internal.contract.ShapeCheck;
import unisono.data.internal.contract.ShapeReader;

/// One kind of value object and its JSON, which is that of payloads. What a message quotes is our
/// words and the names in the sources, and never what a text has: that is somebody's data.
///
/// @param depthMax how deep a text may be nested
public record ValueJson<V extends Record>(
        Class<V> type, Shape shape, int charactersMax, int depthMax) {
    private static final JsonMapper MAPPER =
            PayloadJson.MAPPER
                    .rebuild()
                    .addModule(new SimpleModule().setSerializerModifier(new Unchangeable()))
                    .build();
    private static final ObjectReader TREES =
            MAPPER.reader()
                    .with(
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public static <V extends Record> ValueJson<V> of(
            Class<V> type, int charactersMax, int depthMax) {
        Immutability.flaw(type)
                .ifPresent(flaw -> {
                    throw new DataException(
                            "%s is no value object: %s, which could be changed or be anything. Use records without type parameters, enums, values such as text, numbers and times, and List, Set, Map and Optional of them."
                                    .formatted(type.getSimpleName(), flaw));
                });
        return new ValueJson<>(type, ShapeReader.shape(type), charactersMax, depthMax);
    }

    public String write(V value) {
        var tree = tree(value);
        refuseTooDeep(tree);
        var text = tree.toString();
        refuseTooLong(text);
        if (!value.equals(instance(tree))) {
            throw new DataException(
                    "A value of %s would be read as another than it is, and was not written. Use components that JSON keeps as they are, such as OffsetDateTime in place of ZonedDateTime, and let its constructor take what it made."
                            .formatted(type.getSimpleName()));
        }
        return text;
    }

    public V read(String text) {
        refuseTooLong(text);
        var tree = parsed(text);
        refuseTooDeep(tree);
        var flaws = ShapeCheck.places(shape, tree);
        if (!flaws.isEmpty()) {
            throw new DataException(
                    "A text is no %s: %s.".formatted(type.getSimpleName(), flaws.getFirst()));
        }
        var value = instance(tree);
        var _ = tree(value);
        return value;
    }

    private JsonNode tree(V value) {
        try {
            return MAPPER.valueToTree(value);
        } catch (StreamConstraintsException _) {
            throw tooDeep(); // deeper than Jackson writes at all
        } catch (JacksonException e) {
            throw e.getCause() instanceof DataException refusal
                    ? refusal
                    : new DataException(
                            "A value of %s cannot be written as JSON (%s). Nest it in an exported type, or open its package to tools.jackson.databind."
                                    .formatted(type.getSimpleName(), e.getClass().getSimpleName()),
                            e);
        }
    }

    private JsonNode parsed(String text) {
        try {
            return TREES.readTree(text);
        } catch (JacksonException _) {
            throw new DataException(
                    "A text is no %s: it is no JSON, or has a name twice, or is nested too deeply."
                            .formatted(type.getSimpleName()));
        }
    }

    private V instance(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            var refusal = e instanceof ValueInstantiationException ? e.getCause() : null;
            throw new DataException(
                    "A text is no %s: a constructor refuses what it says.%s"
                            .formatted(
                                    type.getSimpleName(),
                                    refusal == null ? "" : " The cause of this exception is its."),
                    refusal);
        }
    }

    private void refuseTooLong(String text) {
        if (text.length() > charactersMax) {
            throw new DataException(
                    "A text of %s has %d characters, and at most %d are allowed. Store what is large elsewhere, and keep its id."
                            .formatted(type.getSimpleName(), text.length(), charactersMax));
        }
    }

    private void refuseTooDeep(JsonNode tree) {
        if (isDeeper(tree, depthMax)) {
            throw tooDeep();
        }
    }

    private DataException tooDeep() {
        return new DataException(
                "A value of %s is nested more than %d deep. Flatten it, or keep the id of what it is in."
                        .formatted(type.getSimpleName(), depthMax));
    }

    private static boolean isDeeper(JsonNode tree, int most) {
        return tree.isContainer()
                && (most == 0 || tree.valueStream().anyMatch(child -> isDeeper(child, most - 1)));
    }
}
