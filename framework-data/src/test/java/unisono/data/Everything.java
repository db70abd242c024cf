package unisono.data;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
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
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payload that has everything a payload may have.
public record Everything(
        Texts texts,
        Times times,
        Numbers numbers,
        Collections collections,
        @Nullable Size size,
        Optional<Id> optional,
        Tree tree) {

    public record Texts(
            String text,
            char character,
            UUID uuid,
            BigDecimal decimal,
            Currency currency,
            URI uri,
            @JsonProperty("another name: \"x\"") String renamed,
            Id id,
            Name name,
            DayOfWeek day,
            Size size) {
        /// No component, and so not stored.
        public boolean isLong() {
            return text.length() > 100;
        }
    }

    public record Times(
            Instant instant,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetTime offsetTime,
            OffsetDateTime offsetDateTime,
            ZonedDateTime zonedDateTime,
            Year year,
            YearMonth yearMonth,
            MonthDay monthDay,
            ZoneId zone,
            ZoneOffset offset,
            Duration duration,
            Period period) {}

    public record Numbers(
            boolean yes,
            byte small,
            short shorter,
            int plain,
            long longer,
            BigInteger endless,
            float single,
            double twice,
            Integer boxed,
            @Nullable Long perhaps,
            OptionalInt optionalInt,
            OptionalLong optionalLong,
            OptionalDouble optionalDouble,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) BigDecimal number) {}

    public record Collections(
            List<String> texts,
            List<@Nullable Id> gaps,
            Set<Size> sizes,
            List<List<BigDecimal>> table,
            Map<String, Id> byText,
            Map<UUID, List<Box<Integer>>> byId,
            Map<Size, @Nullable BigDecimal> bySize,
            Map<Integer, Boolean> byNumber,
            List<Optional<String>> optionals) {}

    public record Box<T>(T content) {}

    /// Comes again inside itself in three ways.
    public record Tree(
            String label, List<Tree> branches, @Nullable Tree grafted, Map<String, Tree> named) {}

    public record Id(@JsonValue UUID value) {}

    public record Name(@JsonValue String value) {}

    /// What people read is not what is stored.
    public enum Size {
        LARGE,
        SMALL;

        @Override
        public String toString() {
            return name().charAt(0) + " size";
        }
    }
}
