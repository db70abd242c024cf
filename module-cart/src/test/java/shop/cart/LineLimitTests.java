package shop.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How long texts and prices may be, and what they may not hold.
final class LineLimitTests {
    /// @param value makes the value that holds the text
    record Text(String name, int lengthMax, Function<String, Object> value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Text> texts() {
        return Stream.of(
                new Text("customer", 100, CustomerId::new),
                new Text("idempotency key", 255, CheckoutKey::new),
                new Text("sku", 64, sku -> line(sku, "a mug")),
                new Text("description", 500, description -> line("22423", description)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void takesOneCharacterUpToTheLimit(Text text) {
        assertThat(text.value().apply("é")).isNotNull();
        assertThat(text.value().apply("x".repeat(text.lengthMax()))).isNotNull();
        assertThat(text.value().apply("a mug \ud83d\ude00")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesWhatIsLongerOrBlankOrCannotBeStored(Text text) {
        for (var wrong :
                new String[] {
                    "", " \t ", "a\0b", "a\ud83d", "\ude00b", "x".repeat(text.lengthMax() + 1)
                }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> text.value().apply(wrong))
                    .withMessage(
                            "The %s has %d characters. It needs 1 to %d, not only blanks, and neither a NUL nor half a surrogate pair.",
                            text.name(), wrong.length(), text.lengthMax());
        }
    }

    @Test
    void aLineNeedsNoDescription() {
        assertThat(line("22423", null).description()).isNull();
    }

    @Test
    void aUnitPriceHasUpToFifteenDigitsBeforeThePoint() {
        var most = Money.pounds("-999999999999999.999");

        assertThat(new Line("GOLD", null, 1, most).unitPrice()).isEqualTo(most);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line("GOLD", null, 1, Money.pounds("1000000000000000")))
                .withMessage("The unit price has more than 15 digits before the point.");
    }

    private static Line line(String sku, @Nullable String description) {
        return new Line(sku, description, 1, Money.pounds("2.55"));
    }
}
