package shop.cart.internal;

import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static shop.cart.internal.CartShop.line;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.cart.CartApi;
import shop.cart.CartClosed;
import shop.cart.CartId;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import shop.cart.UnknownCart;
import unisono.events.Refusal;

/// Opening carts, adding lines, looking at them.
final class CartTests {
    private static final CartId UNKNOWN = new CartId(new UUID(0, 1));

    @AutoClose private static final CartShop SHOP = new CartShop();

    private final CartApi carts = SHOP.carts();

    @Test
    void opensAnEmptyCart() {
        var cart = SHOP.shown(carts.open(null));

        assertThat(cart.customer()).isNull();
        assertThat(cart.lines()).isEmpty();
        assertThat(cart.total()).isEqualTo(Money.pounds("0.00"));
        assertThat(cart.checkedOutAt()).isNull();
    }

    @Test
    void opensACartForACustomer() {
        var customer = new CustomerId("17850");

        var cart = SHOP.shown(carts.open(customer));

        assertThat(cart.customer()).isEqualTo(customer);
    }

    @Test
    void keepsLinesAsTheyWereAddedAlsoOfOneSku() {
        var cart = carts.open(null);
        var mug = new Line("22423", "a mug", 6, Money.pounds("2.55"));

        assertThat(carts.addLine(cart, mug)).isEqualTo(1);
        assertThat(carts.addLine(cart, line("POST", 1, "18.00"))).isEqualTo(2);
        assertThat(carts.addLine(cart, mug)).isEqualTo(3);

        assertThat(SHOP.shown(cart).lines()).containsExactly(mug, line("POST", 1, "18.00"), mug);
    }

    @Test
    void addsToAnOldCartAndOpensAnotherInOneTransaction() {
        var old = carts.open(null);

        var another =
                SHOP.application()
                        .transactions()
                        .call(() -> {
                            carts.addLine(old, line("OLD", 1, "1.00"));
                            var opened = carts.open(null);
                            carts.addLine(opened, line("NEW", 1, "2.00"));
                            return opened;
                        });

        assertThat(SHOP.shown(old).lines()).containsExactly(line("OLD", 1, "1.00"));
        assertThat(SHOP.shown(another).lines()).containsExactly(line("NEW", 1, "2.00"));
    }

    @Test
    void doesNotTakeALostConnectionForAnUnknownCart() {
        var cart = carts.open(null);

        assertThatThrownBy(() ->
                        SHOP.application()
                                .transactions()
                                .run(() -> {
                                    endTheConnection();
                                    carts.addLine(cart, line("A", 1, "1.00"));
                                }))
                .isNotInstanceOf(UnknownCart.class);
    }

    @Test
    void totalsExactly() {
        var cart = SHOP.cartWith(line("22423", 6, "2.55"), line("C", 1, "0.001"));

        assertThat(SHOP.shown(cart).total()).isEqualTo(Money.pounds("15.301"));
    }

    @ParameterizedTest
    @CsvSource({"-1, -2.00", "0, 0.00", "0.000000000000000001, 0.000000000000000002"})
    void leavesPricesToTheOrder(String price, String total) {
        var cart = SHOP.cartWith(line("22423", 2, price));

        assertThat(SHOP.shown(cart).lines()).containsExactly(line("22423", 2, price));
        assertThat(SHOP.shown(cart).total()).isEqualTo(Money.pounds(total));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesAQuantityBelowOne(int quantity) {
        var cart = SHOP.cartWith(line("22423", 1, "2.55"));
        var before = SHOP.shown(cart);

        var refusal =
                catchThrowableOfType(
                        Refusal.class, () -> carts.addLine(cart, line("22423", quantity, "2.55")));

        assertThat(refusal)
                .extracting(Refusal::module, Refusal::rule, Refusal::getMessage)
                .containsExactly(
                        "cart",
                        "quantity-at-least-one",
                        "The quantity of 22423 is %d; at least 1 can be bought."
                                .formatted(quantity));
        assertThat(SHOP.shown(cart)).isEqualTo(before);
    }

    @Test
    void refusesMoreThanTenThousandLines() {
        var cart = SHOP.cartWith(line("22423", 1, "2.55"));
        pretendLines(cart, 9_999);
        carts.addLine(cart, line("22423", 1, "2.55"));

        var refusal =
                catchThrowableOfType(
                        Refusal.class, () -> carts.addLine(cart, line("22423", 1, "2.55")));

        assertThat(refusal)
                .extracting(Refusal::module, Refusal::rule, Refusal::getMessage)
                .containsExactly(
                        "cart",
                        "lines-at-most-10000",
                        "The cart has 10000 lines, and no more are allowed. Check it out, and open another.");
        assertThat(SHOP.shown(cart).lines()).hasSize(2);
    }

    @Test
    void totalsTheMostThatLinesCanCost() {
        var cart = SHOP.cartWith(line("GOLD", Integer.MAX_VALUE, "999999999999999.99"));

        carts.addLine(cart, line("GOLD", Integer.MAX_VALUE, "999999999999999.99"));

        assertThat(SHOP.shown(cart).total())
                .isEqualTo(Money.pounds("4294967293999999957050327.06"));
    }

    @Test
    void refusesALineInAnotherCurrency() {
        var cart = SHOP.cartWith(line("22423", 1, "2.55"));
        var yen = new Line("S", null, 1, new Money(BigDecimal.ONE, Currency.getInstance("JPY")));

        assertThatThrownBy(() -> carts.addLine(cart, yen))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("2.55 GBP and 1 JPY are of two currencies. Exchange one first.");
        assertThat(SHOP.shown(cart).lines()).hasSize(1);
    }

    @Test
    void addsNothingToAnUnknownCart() {
        assertThatThrownBy(() -> carts.addLine(UNKNOWN, line("22423", 1, "2.55")))
                .isExactlyInstanceOf(UnknownCart.class)
                .hasMessage("There is no cart 00000000-0000-0000-0000-000000000001.");
        assertThat(carts.find(UNKNOWN)).isEmpty();
    }

    @Test
    void addsNothingToACartThatWasCheckedOut() {
        var cart = SHOP.cartWith(line("22423", 1, "2.55"));
        carts.checkOut(cart);
        var before = SHOP.shown(cart);

        assertThatThrownBy(() -> carts.addLine(cart, line("22423", 1, "2.55")))
                .isExactlyInstanceOf(CartClosed.class)
                .hasMessage("The cart %s was checked out before. Open another one.", cart);
        assertThat(SHOP.shown(cart)).isEqualTo(before);
    }

    @Test
    void joinsTheTransactionOfTheCaller() {
        var transactions = SHOP.application().transactions();

        var cart =
                transactions.call(() -> {
                    var opened = SHOP.cartWith(line("22423", 6, "2.55"));
                    assertThat(SHOP.shown(opened).total()).isEqualTo(Money.pounds("15.30"));
                    carts.addLine(opened, line("22423", 1, "2.55"));
                    return opened;
                });

        assertThat(SHOP.shown(cart).total()).isEqualTo(Money.pounds("17.85"));
        assertThat(SHOP.shown(cart).lines()).hasSize(2);
    }

    @Test
    void losesNoLineWhenManyAreAddedAtOnce() throws Exception {
        var cart = carts.open(null);

        var failures =
                CartShop.failuresOf(
                        rangeClosed(1, 16)
                                .mapToObj(sku ->
                                        (Runnable)
                                                () ->
                                                        carts.addLine(
                                                                cart, line("" + sku, sku, "0.01")))
                                .toList());

        assertThat(failures).isEmpty();
        assertThat(SHOP.shown(cart).lines())
                .extracting(Line::quantity)
                .containsExactlyInAnyOrderElementsOf(rangeClosed(1, 16).boxed().toList());
        assertThat(SHOP.shown(cart).total()).isEqualTo(Money.pounds("1.36"));
    }

    /// Whoever looked at a cart before it locks it must not go on with what it saw.
    @Test
    void countsTheLinesThatOthersAddedSinceItLooked() throws Exception {
        var cart = SHOP.cartWith(line("22423", 1, "2.55"));

        SHOP.application()
                .transactions()
                .run(() -> {
                    assertThat(SHOP.shown(cart).lines()).hasSize(1);
                    elsewhere(() -> carts.addLine(cart, line("POST", 1, "18.00")));
                    assertThat(carts.addLine(cart, line("22423", 2, "2.55"))).isEqualTo(3);
                });

        assertThat(SHOP.shown(cart).total()).isEqualTo(Money.pounds("25.65"));
        assertThat(SHOP.shown(cart).lines()).hasSize(3);
    }

    @Test
    void seesThatOthersCheckedItOutSinceItLooked() {
        var cart = SHOP.cartWith(line("22423", 1, "2.55"));

        assertThatThrownBy(() ->
                        SHOP.application()
                                .transactions()
                                .run(() -> {
                                    assertThat(SHOP.shown(cart).checkedOutAt()).isNull();
                                    elsewhere(() -> carts.checkOut(cart));
                                    carts.checkOut(cart);
                                }))
                .isExactlyInstanceOf(CartClosed.class);
    }

    private static void elsewhere(Runnable doing) throws InterruptedException {
        assertThat(CartShop.failuresOf(List.of(doing))).isEmpty();
    }

    private static void pretendLines(CartId cart, int lines) {
        var transactions = SHOP.application().transactions();
        transactions.run(() ->
                transactions
                        .session()
                        .createNativeMutationQuery(
                                "update cart.cart set lines = :lines where id = :cart")
                        .setParameter("lines", lines)
                        .setParameter("cart", cart.value())
                        .executeUpdate());
    }

    private static void endTheConnection() {
        var ended =
                catchThrowable(() ->
                        SHOP.application()
                                .transactions()
                                .session()
                                .doWork(connection -> {
                                    try (var end =
                                            connection.prepareStatement(
                                                    "select pg_terminate_backend(pg_backend_pid())")) {
                                        end.execute();
                                    }
                                }));
        assertThat(ended).isNotNull();
    }
}
