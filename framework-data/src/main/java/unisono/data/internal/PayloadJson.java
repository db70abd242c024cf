package unisono.data.internal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// How payloads are written, and read again years later.
public final class PayloadJson {
    /// - Amounts are written as text, so that no reader takes them for binary fractions.
    /// - A record is its components: a method `isPaid()` beside them is not stored.
    /// - The constants of an enum are written by their names, which are its contract; `toString()`
    ///   is for people.
    /// - A time keeps the offset that it was written with.
    /// - Unknown properties are passed over: a newer release may have written them.
    /// - What is neither there nor `@Nullable` is missed, and no number is guessed.
    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .withConfigOverride(
                            BigDecimal.class,
                            override ->
                                    override.setFormat(
                                            JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                    .annotationIntrospector(
                            AnnotationIntrospector.pair(
                                    new ComponentNullness(), new JacksonAnnotationIntrospector()))
                    .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .disable(
                            EnumFeature.READ_ENUMS_USING_TO_STRING,
                            EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                    .build();

    private PayloadJson() {}
}
