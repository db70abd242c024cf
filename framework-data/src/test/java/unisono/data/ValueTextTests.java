package unisono.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Value objects, to text and back.
final class ValueTextTests {
    public record Address(String street, @Nullable String floor) {
        static final AtomicInteger MADE = new AtomicInteger();

        public Address {
            MADE.incrementAndGet();
            if (street.isBlank()) {
                throw new IllegalArgumentException("A street has a name, and not " + street + ".");
            }
        }
    }

    private static final ValueText<Address> ADDRESSES = ValueText.of(Address.class);

    public record Empty() {}

    public enum Size {
        SMALL,
        LARGE
    }

    public record Parcel(
            Address to,
            Size size,
            BigDecimal price,
            Currency currency,
            OffsetDateTime posted,
            Optional<String> note,
            List<List<Address>> stops,
            Set<Size> also,
            Map<Size, Address> by,
            Empty nothing) {
        public Parcel {
            stops = stops.stream().map(List::copyOf).toList();
            stops = List.copyOf(stops);
            also = Set.copyOf(also);
            by = Map.copyOf(by);
        }
    }

    String stored(Address address) {
        return ADDRESSES.write(address);
    }

    Address restored(String text) {
        return ADDRESSES.read(text);
    }

    @Test
    @Tag("C56")
    void readsTheEqualOfWhatItWrote() {
        var home = new Address("Main Street", null);
        var parcel =
                new Parcel(
                        home,
                        Size.LARGE,
                        new BigDecimal("1.50"),
                        Currency.getInstance("EUR"),
                        OffsetDateTime.parse("2026-01-31T12:30:00+01:00"),
                        Optional.of("fragile"),
                        List.of(List.of(home), List.of()),
                        Set.of(Size.SMALL),
                        Map.of(Size.SMALL, new Address("Side Street", "2")),
                        new Empty());
        var parcels = ValueText.of(Parcel.class);

        assertThat(parcels.read(parcels.write(parcel))).isEqualTo(parcel);
        assertThat(restored(stored(home))).isEqualTo(home);
        assertThat(stored(home)).isEqualTo("{\"street\":\"Main Street\",\"floor\":null}");
    }

    @Test
    @Tag("C56")
    void readsTheEqualOfAnEmptyOne() {
        var empties = ValueText.of(Empty.class);

        assertThat(empties.write(new Empty())).isEqualTo("{}");
        assertThat(empties.read("{}")).isEqualTo(new Empty());
    }

    @ParameterizedTest
    @Tag("C56")
    @ValueSource(
            strings = {
                "",
                "null",
                "17",
                "\"street\"",
                "[]",
                "[{\"street\":\"a\"}]",
                "{\"street\":\"a\"",
                "{\"street\":\"a\"} {}",
                "{\"street\":\"a\",\"street\":\"b\"}",
                "{}",
                "{\"street\":null}",
                "{\"street\":1}",
                "{\"street\":{\"street\":\"a\"}}",
                "{\"street\":\"a\",\"secret\":\"b\"}",
                "{\"street\":\"a\",\"@class\":\"java.lang.ProcessBuilder\"}",
                "{\"@type\":\"secret\",\"street\":\"a\"}",
                "[\"java.lang.ProcessBuilder\",{\"street\":\"a\"}]",
            })
    void refusesWhatIsNoMapOfItsPropertiesAndMakesNothingOfIt(String text) {
        int made = Address.MADE.get();

        assertThatThrownBy(() -> ADDRESSES.read(text))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("A text is no Address: ")
                .hasMessageNotContainingAny("secret", "ProcessBuilder");

        assertThat(Address.MADE).hasValue(made);
    }

    public record Visit(Address first, Map<String, Address> more) {
        public Visit {
            more = Map.copyOf(more);
        }
    }

    @Test
    @Tag("C56")
    void makesNothingOfATextWhoseEndIsWrong() {
        int made = Address.MADE.get();
        var visits = ValueText.of(Visit.class);

        assertThatThrownBy(() ->
                        visits.read(
                                "{\"first\":{\"street\":\"a\"},\"more\":{\"secret\":{\"street\":7}}}"))
                .hasMessage("A text is no Visit: $.more{}.street is not text.");
        assertThatThrownBy(() ->
                        visits.read("{\"first\":{\"street\":\"a\"},\"more\":{},\"secret\":1}"))
                .hasMessage("A text is no Visit: $ has a property too much.");

        assertThat(Address.MADE).hasValue(made);
    }

    @Test
    void keepsTheRefusalOfAConstructorAsTheCause() {
        assertThatThrownBy(() -> ADDRESSES.read("{\"street\":\" \"}"))
                .hasMessage(
                        "A text is no Address: a constructor refuses what it says. The cause of this exception is its.")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    public record Dated(List<Optional<Date>> dates) {}

    @SuppressWarnings("ArrayRecordComponent") // that is what is refused
    public record Bytes(byte[] bytes) {}

    public record Built(Map<String, Inner> inner) {}

    public record Inner(StringBuilder text) {}

    public record Box<T>(T content) {}

    public record Boxed(Box<String> box) {}

    public record Sequence(ArrayList<String> list) {}

    public record Wild(List<? extends Number> numbers) {}

    public record Raw(Comparable<String> any) {}

    @Test
    @Tag("C56")
    void refusesARecordOfWhichAComponentCouldBeChanged() {
        assertRefused(Dated.class, "$.dates[][] is Date");
        assertRefused(Bytes.class, "$.bytes is byte[]");
        assertRefused(Built.class, "$.inner[].text is StringBuilder");
        assertRefused(Box.class, "$ has type parameters");
        assertRefused(Boxed.class, "$.box is unisono.data.ValueTextTests$Box<java.lang.String>");
        assertRefused(Sequence.class, "$.list is java.util.ArrayList<java.lang.String>");
        assertRefused(Wild.class, "$.numbers[] is ? extends java.lang.Number");
        assertRefused(Raw.class, "$.any is java.lang.Comparable<java.lang.String>");
    }

    private static void assertRefused(Class<? extends Record> type, String flaw) {
        assertThatThrownBy(() -> ValueText.of(type))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s is no value object: %s, which could be changed or be anything. Use records without type parameters, enums, values such as text, numbers and times, and List, Set, Map and Optional of them."
                                .formatted(type.getSimpleName(), flaw));
    }

    public record Names(Optional<List<String>> names) {}

    @Test
    @Tag("C56")
    void refusesACollectionThatCouldBeChanged() {
        var names = ValueText.of(Names.class);

        assertThatThrownBy(() -> names.write(new Names(Optional.of(new ArrayList<>()))))
                .hasMessage(
                        "names of Names is a collection that could be changed. Copy it in the record's constructor: names = List.copyOf(names), or that of Set or Map.");
        assertThatThrownBy(() -> names.read("{\"names\":[\"a\"]}"))
                .hasMessageStartingWith("names of Names is a collection that could be changed.");
        assertThat(names.write(new Names(Optional.of(List.of("a")))))
                .isEqualTo("{\"names\":[\"a\"]}");
    }

    public record Moment(ZonedDateTime time) {}

    @Test
    void refusesToWriteWhatWouldBeReadAsAnother() {
        var moments = ValueText.of(Moment.class);
        var moment = new Moment(ZonedDateTime.parse("2026-01-31T12:30:00+01:00[Europe/Berlin]"));

        assertThatThrownBy(() -> moments.write(moment))
                .hasMessageStartingWith("A value of Moment would be read as another than it is");
    }

    public record Chain(@Nullable Chain next) {
        static Chain of(int links) {
            return links == 1 ? new Chain(null) : new Chain(of(links - 1));
        }
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        var chains = ValueText.of(Chain.class);
        var tooDeep = "A value of Chain is nested more than 64 deep.";

        assertThat(chains.read(chains.write(Chain.of(64)))).isEqualTo(Chain.of(64));
        assertThatThrownBy(() -> chains.write(Chain.of(65))).hasMessageStartingWith(tooDeep);
        assertThatThrownBy(() -> chains.read("{\"next\":".repeat(64) + "{}" + "}".repeat(64)))
                .hasMessageStartingWith(tooDeep);
        assertThatThrownBy(() -> chains.read("{\"next\":".repeat(100_000)))
                .hasMessageStartingWith("A text is no Chain: ");
        assertThatThrownBy(() -> chains.write(Chain.of(1_000))).hasMessageStartingWith(tooDeep);
        assertThatThrownBy(() ->
                        ADDRESSES.write(new Address("a".repeat(ValueText.CHARACTERS_MAX), null)))
                .hasMessage(
                        "A text of Address has 1048602 characters, and at most 1048576 are allowed. Store what is large elsewhere, and keep its id.");
        assertThatThrownBy(() -> ADDRESSES.read(" ".repeat(ValueText.CHARACTERS_MAX + 1)))
                .hasMessageContaining("has 1048577 characters");
    }
}
