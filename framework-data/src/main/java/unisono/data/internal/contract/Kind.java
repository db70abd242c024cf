package unisono.data.internal.contract;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;
import unisono.data.internal.PayloadJson;

/// The values that JSON writes as one text, number or boolean, told apart as far as a reader of one
/// would fail over another.
public enum Kind {
    TEXT(Form.TEXT, String.class, "text"),
    CHARACTER(Form.TEXT, char.class, "c"),
    UUID(Form.TEXT, UUID.class, "01a1fda4-334e-7b20-8b6e-7fb746aeec5c"),
    DECIMAL(Form.TEXT, BigDecimal.class, "1.00"),
    CURRENCY(Form.TEXT, Currency.class, "EUR"),
    URI(Form.TEXT, URI.class, "urn:text"),
    BASE64(Form.TEXT, byte[].class, "dGV4dA=="),
    INSTANT(Form.TEXT, Instant.class, "2026-01-31T12:30:00Z"),
    DATE(Form.TEXT, LocalDate.class, "2026-01-31"),
    TIME(Form.TEXT, LocalTime.class, "12:30:00"),
    DATE_TIME(Form.TEXT, LocalDateTime.class, "2026-01-31T12:30:00"),
    OFFSET_TIME(Form.TEXT, OffsetTime.class, "12:30:00+01:00"),
    OFFSET_DATE_TIME(Form.TEXT, OffsetDateTime.class, "2026-01-31T12:30:00+01:00"),
    ZONED_DATE_TIME(Form.TEXT, ZonedDateTime.class, "2026-01-31T12:30:00Z"),
    YEAR_MONTH(Form.TEXT, YearMonth.class, "2026-01"),
    MONTH_DAY(Form.TEXT, MonthDay.class, "--01-31"),
    ZONE(Form.TEXT, ZoneId.class, "UTC"),
    OFFSET(Form.TEXT, ZoneOffset.class, "+01:00"),
    DURATION(Form.TEXT, Duration.class, "PT1H"),
    PERIOD(Form.TEXT, Period.class, "P1D"),
    BOOLEAN(Form.BOOLEAN, boolean.class, "true"),
    YEAR(Form.INTEGER, Year.class, "2026"),
    BYTE(Form.INTEGER, byte.class, "1"),
    SHORT(Form.INTEGER, short.class, "1"),
    INT(Form.INTEGER, int.class, "1"),
    LONG(Form.INTEGER, long.class, "1"),
    INTEGER(Form.INTEGER, BigInteger.class, "1"),
    FLOAT(Form.NUMBER, float.class, "1.5"),
    DOUBLE(Form.NUMBER, double.class, "1.5"),
    NUMBER(Form.NUMBER, BigDecimal.class, "1.5");

    /// How JSON writes a value.
    public enum Form {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN
    }

    /// What they are written as, when there is something in them.
    private static final Map<Class<?>, Class<?>> OPTIONALS =
            Map.of(
                    OptionalInt.class, int.class,
                    OptionalLong.class, long.class,
                    OptionalDouble.class, double.class);

    private final Form form;
    private final Class<?> type;
    private final String sample;

    Kind(Form form, Class<?> type, String sample) {
        this.form = form;
        this.type = type;
        this.sample = sample;
    }

    /// The kind of a Java type; the most general one of the form for a type that has none.
    static Kind of(Form form, Class<?> type) {
        return Arrays.stream(values())
                .filter(kind -> kind.form == form && kind.covers(type))
                .findFirst()
                .orElse(
                        switch (form) {
                            case TEXT -> TEXT;
                            case INTEGER -> INTEGER;
                            case NUMBER -> NUMBER;
                            case BOOLEAN -> BOOLEAN;
                        });
    }

    /// The kind of an element of an array, whatever its form.
    public static Optional<Kind> of(Class<?> type) {
        return Arrays.stream(values()).filter(kind -> kind.covers(type)).findFirst();
    }

    /// The kind of a word in the lock file.
    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.toString().equals(word)).findFirst();
    }

    private boolean covers(Class<?> other) {
        return boxed(type) == boxed(other);
    }

    private static Class<?> boxed(Class<?> type) {
        var inside = OPTIONALS.getOrDefault(type, type);
        return MethodType.methodType(inside).wrap().returnType();
    }

    /// A value of this kind.
    JsonNode sample() {
        return form == Form.TEXT ? StringNode.valueOf(sample) : PayloadJson.MAPPER.readTree(sample);
    }

    /// Whether a reader of this kind can read it.
    boolean accepts(JsonNode value) {
        boolean formed =
                switch (form) {
                    case TEXT -> value.isString();
                    case INTEGER -> value.isIntegralNumber();
                    case NUMBER -> value.isNumber();
                    case BOOLEAN -> value.isBoolean();
                };
        return formed && isReadable(value);
    }

    /// Whether the key of a map, which is always a text, stands for one of this kind.
    boolean acceptsKey(String key) {
        if (form == Form.TEXT) {
            return accepts(StringNode.valueOf(key));
        }
        try {
            return accepts(PayloadJson.MAPPER.readTree(key));
        } catch (JacksonException _) {
            return false;
        }
    }

    private boolean isReadable(JsonNode value) {
        try {
            return PayloadJson.MAPPER.treeToValue(value, type) != null;
        } catch (JacksonException _) {
            return false;
        }
    }

    /// The word in the lock file.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
