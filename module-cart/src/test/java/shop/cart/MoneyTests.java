package shop.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exact amounts, and their limits.
final class MoneyTests {
    private static final Money YEN = new Money(BigDecimal.TEN, Currency.getInstance("JPY"));

    @ParameterizedTest
    @CsvSource({"2.55, 6, 15.30", "0.1, 3, 0.30", "0.001, 3, 0.003", "-2.55, 2, -5.10"})
    void multipliesExactly(String price, int quantity, String total) {
        assertThat(Money.pounds(price).times(quantity)).isEqualTo(Money.pounds(total));
    }

    @Test
    void addsExactly() {
        assertThat(Money.pounds("0.1").plus(Money.pounds("0.2"))).isEqualTo(Money.pounds("0.3"));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2.00 GBP",
        "2.5, 2.50 GBP",
        "2.550, 2.55 GBP",
        "2.5510, 2.551 GBP",
        "1e3, 1000.00 GBP",
        "-0.0, 0.00 GBP"
    })
    void writesAtLeastTheDecimalsOfItsCurrency(String amount, String written) {
        assertThat(Money.pounds(amount)).hasToString(written);
    }

    @Test
    void writesNoDecimalsWhereTheCurrencyHasNone() {
        assertThat(YEN).hasToString("10 JPY");
    }

    @Test
    void equalsWhatIsAsMuchHoweverItIsWritten() {
        var written = Money.pounds("2.5000");

        assertThat(written).isEqualTo(Money.pounds("2.5")).hasSameHashCodeAs(Money.pounds("2.5"));
        assertThat(written).isEqualByComparingTo(Money.pounds("2.50"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 0", "2.550, 2", "0.001, 3", "-1.5, 1"})
    void countsItsDecimalsNumerically(String amount, int decimals) {
        assertThat(Money.pounds(amount).decimals()).isEqualTo(decimals);
    }

    @ParameterizedTest
    @CsvSource({"0.001, true", "0, false", "-0.01, false"})
    void isPositiveAboveZero(String amount, boolean positive) {
        assertThat(Money.pounds(amount).positive()).isEqualTo(positive);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999999999999999999999999999",
                "-999999999999999999999999999999",
                "0.000000000000000001",
                "999999999999999999999999999999.999999999999999999",
                "1.0000000000000000000000000"
            })
    void hasUpToThirtyDigitsBeforeThePointAndEighteenAfterIt(String amount) {
        assertThat(Money.pounds(amount).amount()).isEqualByComparingTo(amount);
    }

    /// Some are short to write, and would take minutes and gigabytes to compute with.
    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {
                "1000000000000000000000000000000",
                "0.0000000000000000001",
                "1e400000000",
                "-1e400000000",
                "0e400000000",
                "1e-400000000",
                "1e2147483647",
                "1e-2147483647"
            })
    void refusesMoreDigitsAtOnce(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.pounds(amount))
                .withMessage(
                        "The amount has too many digits. At most 30 before the point and 18 after it are allowed.");
    }

    @Test
    void refusesASumOrProductOfMoreDigits() {
        var most = Money.pounds("999999999999999999999999999999");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> most.plus(Money.pounds("1")))
                .withMessageStartingWith("The amount has too many digits.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> most.times(2))
                .withMessageStartingWith("The amount has too many digits.");
    }

    @Test
    void neitherAddsNorComparesTwoCurrencies() {
        var pounds = Money.pounds("2.55");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pounds.plus(YEN))
                .withMessage("2.55 GBP and 10 JPY are of two currencies. Exchange one first.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pounds.compareTo(YEN))
                .withMessage("2.55 GBP and 10 JPY are of two currencies. Exchange one first.");
    }
}
