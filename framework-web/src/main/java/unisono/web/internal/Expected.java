package unisono.web.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Describes Java types to someone who writes JSON.
final class Expected {
    private static final String DECIMAL =
            "a decimal number, or a string with one: %d digits at most on either side"
                    .formatted(DecimalReader.DIGITS_MAX);
    private static final Map<Class<?>, String> WORDS =
            Map.ofEntries(
                    Map.entry(String.class, "a string"),
                    Map.entry(boolean.class, "true or false"),
                    Map.entry(Boolean.class, "true or false"),
                    Map.entry(int.class, whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                    Map.entry(Integer.class, whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                    Map.entry(long.class, whole(Long.MIN_VALUE, Long.MAX_VALUE)),
                    Map.entry(Long.class, whole(Long.MIN_VALUE, Long.MAX_VALUE)),
                    Map.entry(BigInteger.class, "a whole number"),
                    Map.entry(double.class, "a number"),
                    Map.entry(Double.class, "a number"),
                    Map.entry(BigDecimal.class, DECIMAL),
                    Map.entry(UUID.class, "a UUID"),
                    Map.entry(Instant.class, "a time such as \"2011-06-30T20:08:00Z\""),
                    Map.entry(LocalDate.class, "a date such as \"2011-06-30\""),
                    Map.entry(Duration.class, "a duration such as \"PT1M30S\""));

    private Expected() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        var words = WORDS.get(type);
        if (words != null) {
            return words;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        boolean array = type.isArray() || Collection.class.isAssignableFrom(type);
        return array ? "an array" : object(type);
    }

    private static String object(Class<?> type) {
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "another value";
    }

    private static String whole(long least, long most) {
        return "a whole number from %d to %d".formatted(least, most);
    }
}
