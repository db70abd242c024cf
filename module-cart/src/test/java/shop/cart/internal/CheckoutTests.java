package shop.cart.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static shop.cart.internal.CartShop.line;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.cart.CartApi;
import shop.cart.CartApi.CartCheckedOut;
import shop.cart.CartApi.CartTotal;
import shop.cart.CartClosed;
import shop.cart.CartId;
import shop.cart.CheckoutKey;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import shop.cart.UnknownCart;
import unisono.data.EventLog;
import unisono.events.Refusal;

/// Checking a cart out, once.
final class CheckoutTests {
    private static final CheckoutKey KEY = new CheckoutKey("536365");
    private static final Line MUG = new Line("22423", "a mug", 6, Money.pounds("2.55"));

    @AutoClose private static final CartShop SHOP = new CartShop();

    private final CartApi carts = SHOP.carts();

    @BeforeEach
    void forget() {
        SHOP.events().reset();
    }

    @Test
    void closesTheCartAndTellsWhatWasBought() {
        var customer = new CustomerId("17850");
        var cart = carts.open(customer);
        carts.addLine(cart, MUG);
        carts.addLine(cart, line("POST", 1, "0.001"));

        carts.checkOut(cart);

        assertThat(SHOP.events().assertEmitted(CheckoutCart.class, CartApi.CHECKED_OUT))
                .isEqualTo(
                        new CartCheckedOut(
                                cart,
                                customer,
                                Money.pounds("15.301"),
                                List.of(MUG, line("POST", 1, "0.001"))));
        assertThat(SHOP.shown(cart).checkedOutAt()).isNotNull();
    }

    @Test
    void logsAmountsAsTextWithTheirCurrency() {
        var cart = SHOP.cartWith(MUG);

        carts.checkOut(cart);

        var logged = SHOP.application().instance(EventLog.class).newest(1).getFirst();
        assertThat(logged.name()).isEqualTo("cart.checked-out");
        assertThat(logged.module()).isEqualTo("cart");
        assertThat(logged.emitter()).isEqualTo("CheckoutCart");
        assertThat(logged.payload())
                .isEqualTo(
                        """
                        {"cart":"%s","customer":null,"total":{"amount":"15.30","currency":"GBP"},\
                        "lines":[{"sku":"22423","description":"a mug","quantity":6,\
                        "unitPrice":{"amount":"2.55","currency":"GBP"}}]}\
                        """
                                .formatted(cart));
    }

    @Test
    void refusesAnEmptyCartAndLeavesItOpen() {
        var cart = carts.open(null);

        var refusal = catchThrowableOfType(Refusal.class, () -> carts.checkOut(cart, KEY));

        assertThat(refusal)
                .extracting(Refusal::module, Refusal::rule, Refusal::getMessage)
                .containsExactly(
                        "cart",
                        "cart-not-empty",
                        "The cart %s is empty. Add a line first.".formatted(cart));
        assertThat(SHOP.events().emissions()).isEmpty();
        assertThat(carts.checkedOutWith(KEY)).isEmpty();
        assertThat(SHOP.shown(cart).checkedOutAt()).isNull();
        assertThat(carts.addLine(cart, MUG)).isEqualTo(1);
    }

    @Test
    void refusesAnUnknownCart() {
        var unknown = new CartId(new UUID(0, 1));

        assertThatThrownBy(() -> carts.checkOut(unknown))
                .isExactlyInstanceOf(UnknownCart.class)
                .hasMessage("There is no cart 00000000-0000-0000-0000-000000000001.");
        assertThatThrownBy(() -> carts.checkOut(unknown, KEY))
                .isExactlyInstanceOf(UnknownCart.class);
    }

    @Test
    void refusesTheSecondTime() {
        var cart = SHOP.cartWith(MUG);
        carts.checkOut(cart);
        var before = SHOP.shown(cart);

        assertThatThrownBy(() -> carts.checkOut(cart))
                .isExactlyInstanceOf(CartClosed.class)
                .hasMessage("The cart %s was checked out before. Open another one.", cart);
        assertThatThrownBy(() -> carts.checkOut(cart, new CheckoutKey("late")))
                .isExactlyInstanceOf(CartClosed.class);

        SHOP.events().assertEmitted(CheckoutCart.class, CartApi.CHECKED_OUT);
        assertThat(SHOP.shown(cart)).isEqualTo(before);
        assertThat(carts.checkedOutWith(new CheckoutKey("late"))).isEmpty();
    }

    @Test
    void doesNothingWhenItsKeyIsRepeated() {
        var key = new CheckoutKey("repeated");
        var cart = SHOP.cartWith(MUG);
        carts.checkOut(cart, key);
        var before = SHOP.shown(cart);

        carts.checkOut(cart, key);

        SHOP.events().assertEmitted(CheckoutCart.class, CartApi.CHECKED_OUT);
        assertThat(SHOP.shown(cart)).isEqualTo(before);
        assertThat(carts.checkedOutWith(key)).contains(cart);
    }

    @Test
    void refusesAKeyThatClosedAnotherCart() {
        var key = new CheckoutKey("of another");
        carts.checkOut(SHOP.cartWith(MUG), key);
        var cart = SHOP.cartWith(MUG);
        SHOP.events().reset();

        var refusal = catchThrowableOfType(Refusal.class, () -> carts.checkOut(cart, key));

        assertThat(refusal)
                .extracting(Refusal::module, Refusal::rule, Refusal::getMessage)
                .containsExactly(
                        "cart",
                        "idempotency-key-of-one-cart",
                        "The idempotency key checked out another cart. Take a new key for each cart.");
        assertThat(SHOP.events().emissions()).isEmpty();
        assertThat(SHOP.shown(cart).checkedOutAt()).isNull();
    }

    @Test
    void leavesTheCartOpenAndTheKeyFreeWhenTheTransactionAroundItFails() {
        var key = new CheckoutKey("rolled back");
        var cart = SHOP.cartWith(MUG);

        assertThatThrownBy(() ->
                        SHOP.application()
                                .transactions()
                                .run(() -> {
                                    carts.checkOut(cart, key);
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");

        assertThat(SHOP.shown(cart).checkedOutAt()).isNull();
        assertThat(carts.checkedOutWith(key)).isEmpty();
        carts.checkOut(cart, key);
        assertThat(carts.checkedOutWith(key)).contains(cart);
    }

    @Test
    void listsTheCartsThatWereCheckedOutById() {
        var transactions = SHOP.application().transactions();
        var open = SHOP.cartWith(MUG);
        var first = SHOP.cartWith(MUG);
        var second = SHOP.cartWith(MUG, MUG);
        carts.checkOut(second);
        carts.checkOut(first);

        var listed =
                transactions.call(() -> {
                    try (Stream<CartTotal> all = carts.checkedOut()) {
                        return all.toList();
                    }
                });

        assertThat(listed)
                .endsWith(
                        new CartTotal(first, Money.pounds("15.30")),
                        new CartTotal(second, Money.pounds("30.60")))
                .extracting(CartTotal::cart)
                .doesNotContain(open);
    }
}
