package unisono.web.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;
import unisono.web.Problem;
import unisono.web.ProblemException;

/// Reads records from JSON, strictly, and writes them. Thread-safe.
///
/// What is wrong is refused, not guessed: Jackson by itself would turn 1.5 into 1, 1 into "1", ""
/// into null and a missing number into 0, and let unknown names pass. Depth, names, strings and
/// numbers have limits, so that a small body cannot cost much.
final class JsonBodies {
    static final int DEPTH_MAX = 64;
    static final int STRING_LENGTH_MAX = 100_000;
    static final int NAME_LENGTH_MAX = 256;
    static final int NUMBER_LENGTH_MAX = 100;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(factory())
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(BigDecimal.class, new DecimalReader()))
                    .annotationIntrospector(
                            AnnotationIntrospector.pair(
                                    new RequiredComponents(), new JacksonAnnotationIntrospector()))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    // Left for read() to check: it tells them from wrong types.
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(
                            EnumFeature.READ_ENUMS_USING_TO_STRING,
                            EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                    .withCoercionConfigDefaults(JsonBodies::refuseEmptyStrings)
                    .withCoercionConfig(LogicalType.Textual, JsonBodies::refuseScalars)
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                    .build();

    private JsonBodies() {}

    /// @throws ProblemException that names the place in the JSON and what was expected there
    static <T> T read(byte[] body, Class<T> type) {
        try (var parser = MAPPER.createParser(text(body))) {
            T value = MAPPER.readerFor(type).readValue(parser);
            if (value == null || parser.nextToken() != null) {
                throw new ProblemException(
                        Problem.of(400, "The body is to be one JSON value that is not null."));
            }
            return value;
        } catch (JacksonException e) {
            throw JsonComplaints.about(e);
        }
    }

    /// Reads what [#write] wrote.
    static <T> T readKept(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.of(400, "The body is not UTF-8."));
        }
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH_MAX)
                                .maxStringLength(STRING_LENGTH_MAX)
                                .maxNameLength(NAME_LENGTH_MAX)
                                .maxNumberLength(NUMBER_LENGTH_MAX)
                                .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static void refuseEmptyStrings(MutableCoercionConfig all) {
        all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        all.setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail);
    }

    private static void refuseScalars(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
}
