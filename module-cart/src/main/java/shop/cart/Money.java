package shop.cart;

import java.math.BigDecimal;
import java.util.Currency;

/// An exact amount in a currency, written with at least the currency's decimals.
///
/// @param amount at most 30 digits before the point and 18 after it; trailing zeros beyond the
///   currency's decimals are dropped, so that equal amounts are equal
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    /// What the shop sells in.
    public static final Currency POUNDS = Currency.getInstance("GBP");

    private static final int DIGITS_MAX = 48;
    private static final int DECIMALS_MAX = 18;

    public Money {
        amount = normal(amount, currency);
    }

    /// An amount in pounds sterling.
    public static Money pounds(BigDecimal amount) {
        return new Money(amount, POUNDS);
    }

    /// An amount in pounds sterling, as text: `2.55`.
    public static Money pounds(String amount) {
        return pounds(new BigDecimal(amount));
    }

    private static BigDecimal normal(BigDecimal amount, Currency currency) {
        // Before anything is computed: a number of few characters may have a billion digits.
        if ((long) amount.precision() - amount.scale() > DIGITS_MAX - DECIMALS_MAX
                || amount.scale() > 10 * DIGITS_MAX) {
            throw tooLong();
        }
        var stripped = amount.stripTrailingZeros();
        if (stripped.scale() > DECIMALS_MAX) {
            throw tooLong();
        }
        return stripped.setScale(Math.max(stripped.scale(), currency.getDefaultFractionDigits()));
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException(
                "The amount has too many digits. At most %d before the point and %d after it are allowed."
                        .formatted(DIGITS_MAX - DECIMALS_MAX, DECIMALS_MAX));
    }

    /// The sum.
    ///
    /// @throws IllegalArgumentException if the currencies differ
    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money times(int factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    /// How many decimals it has numerically: 2.550 has two.
    public int decimals() {
        return Math.max(0, amount.stripTrailingZeros().scale());
    }

    public boolean positive() {
        return amount.signum() > 0;
    }

    /// Compares amounts of one currency.
    ///
    /// @throws IllegalArgumentException if the currencies differ
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "%s and %s are of two currencies. Exchange one first.".formatted(this, other));
        }
        return other;
    }

    /// `2.55 GBP`.
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
