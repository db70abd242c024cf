package shop.cart.internal;

import static java.util.Collections.nCopies;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.cart.internal.CartShop.failuresOf;
import static shop.cart.internal.CartShop.line;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import shop.cart.CartApi;
import shop.cart.CartClosed;
import shop.cart.CartId;
import shop.cart.CheckoutKey;
import shop.cart.Line;
import shop.cart.Money;
import unisono.events.Refusal;

/// Many customers at one cart.
final class CheckoutRaceTests {
    private static final int CUSTOMERS = 16;
    private static final int ROUNDS = 5;

    @AutoClose private static final CartShop SHOP = new CartShop();

    private final CartApi carts = SHOP.carts();
    private final CartId cart = SHOP.cartWith(line("22423", 6, "2.55"));

    @BeforeEach
    void forget() {
        SHOP.events().reset();
    }

    @RepeatedTest(ROUNDS)
    void oneCustomerWinsWithoutKeys() throws Exception {
        var failures = failuresOf(nCopies(CUSTOMERS, () -> carts.checkOut(cart)));

        assertOneWinner(failures);
    }

    @RepeatedTest(ROUNDS)
    void oneCustomerWinsWithDifferentKeys() throws Exception {
        var failures = failuresOf(nCopies(CUSTOMERS, () -> carts.checkOut(cart, anyKey())));

        assertOneWinner(failures);
    }

    @RepeatedTest(ROUNDS)
    void everyCustomerWithTheSameKeyIsServedByOneCheckout() throws Exception {
        var key = anyKey();

        var failures = failuresOf(nCopies(CUSTOMERS, () -> carts.checkOut(cart, key)));

        assertThat(failures).isEmpty();
        SHOP.events().assertEmitted(CheckoutCart.class, CartApi.CHECKED_OUT);
        assertThat(carts.checkedOutWith(key)).contains(cart);
    }

    @RepeatedTest(ROUNDS)
    void oneCartWinsOfManyWithTheSameKey() throws Exception {
        var key = anyKey();
        var several =
                range(0, CUSTOMERS).mapToObj(i -> SHOP.cartWith(line("22423", 1, "1"))).toList();

        var failures =
                failuresOf(
                        several.stream()
                                .map(one -> (Runnable) () -> carts.checkOut(one, key))
                                .toList());

        assertThat(failures).hasSize(CUSTOMERS - 1).hasOnlyElementsOfType(Refusal.class);
        var bought = SHOP.events().assertEmitted(CheckoutCart.class, CartApi.CHECKED_OUT);
        assertThat(carts.checkedOutWith(key)).contains(bought.cart());
    }

    @RepeatedTest(ROUNDS)
    void sellsExactlyTheLinesThatWereAddedBefore() throws Exception {
        var doings = new ArrayList<Runnable>();
        range(1, CUSTOMERS).forEach(sku -> doings.add(() -> carts.addLine(cart, cent(sku))));
        doings.add(CUSTOMERS / 2, () -> carts.checkOut(cart));

        var failures = failuresOf(doings);

        assertThat(failures).allSatisfy(CheckoutRaceTests::assertClosed);
        var bought = SHOP.events().assertEmitted(CheckoutCart.class, CartApi.CHECKED_OUT);
        assertThat(bought.lines())
                .hasSize(CUSTOMERS - failures.size())
                .isEqualTo(SHOP.shown(cart).lines());
        assertThat(bought.total())
                .isEqualTo(SHOP.shown(cart).total())
                .isEqualTo(
                        bought.lines().stream()
                                .map(Line::total)
                                .reduce(Money.pounds("0"), Money::plus));
    }

    private void assertOneWinner(List<Throwable> failures) {
        assertThat(failures).hasSize(CUSTOMERS - 1).allSatisfy(CheckoutRaceTests::assertClosed);
        SHOP.events().assertEmitted(CheckoutCart.class, CartApi.CHECKED_OUT);
        assertThat(SHOP.shown(cart).checkedOutAt()).isNotNull();
    }

    private static void assertClosed(Throwable failure) {
        assertThat(failure).isExactlyInstanceOf(CartClosed.class);
    }

    private static CheckoutKey anyKey() {
        return new CheckoutKey(UUID.randomUUID().toString());
    }

    private static Line cent(int sku) {
        return line("" + sku, sku, "0.01");
    }
}
