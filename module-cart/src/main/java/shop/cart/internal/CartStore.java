package shop.cart.internal;

import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import shop.cart.CartApi.Cart;
import shop.cart.CartApi.CartTotal;
import shop.cart.CartId;
import shop.cart.CheckoutKey;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.UnknownCart;
import unisono.data.Transactions;

/// Carts, their lines and the keys that closed them, in the database. Needs a transaction
/// throughout.
final class CartStore {
    private static final int FETCH = 500;

    private final Transactions transactions;
    private final InstantSource clock;

    @Inject
    CartStore(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    CartRow open(@Nullable CustomerId customer) {
        var cart = new CartRow(customer, clock.instant());
        session().persist(cart);
        return cart;
    }

    Optional<Cart> find(CartId cart) {
        return session()
                .createSelectionQuery(
                        "select id, customer, currency, total, openedAt, checkedOutAt from CartRow where id = :cart",
                        SeenCart.class)
                .setParameter("cart", cart.value())
                .uniqueResultOptional()
                .map(seen -> seen.with(lines(cart, seen.currency())));
    }

    /// Whoever changes a cart holds its row until the commit: others wait, and then see what became
    /// of it.
    CartRow locked(CartId cart) {
        var row = session().find(CartRow.class, cart.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            // After a lost connection Hibernate finds nothing, too; the session of such a
            // transaction
            // is refused.
            session();
            throw new UnknownCart(cart);
        }
        return row;
    }

    void add(CartRow cart, Line line, int number) {
        session().persist(new LineRow(cart.id(), number, line));
    }

    List<Line> lines(CartRow cart) {
        return lines(cart.id(), cart.currency());
    }

    private List<Line> lines(CartId cart, Currency currency) {
        return session()
                .createSelectionQuery(
                        "from LineRow where cart = :cart order by number", LineRow.class)
                .setParameter("cart", cart.value())
                .stream()
                .map(row -> row.line(currency))
                .toList();
    }

    void close(CartRow cart) {
        cart.close(clock.instant());
    }

    /// Ties a key to a cart, unless it is tied to one; waits for another transaction that is about
    /// to tie it.
    ///
    /// @return whether the key is new
    boolean claim(CheckoutKey key, CartId cart) {
        return session()
                        .createNativeMutationQuery(
                                "insert into cart.checkout_key (key, cart) values (:key, :cart) on conflict do nothing")
                        .setParameter("key", key.value())
                        .setParameter("cart", cart.value())
                        .executeUpdate()
                == 1;
    }

    Optional<CartId> closedWith(CheckoutKey key) {
        return session()
                .createNativeQuery(
                        "select cart from cart.checkout_key where key = :key", UUID.class)
                .setParameter("key", key.value())
                .uniqueResultOptional()
                .map(CartId::new);
    }

    Stream<CartTotal> checkedOut() {
        return session()
                .createSelectionQuery(
                        "from CartRow where checkedOutAt is not null order by id", CartRow.class)
                .setReadOnly(true)
                .setFetchSize(FETCH)
                .stream()
                .peek(session()::detach)
                .map(CartRow::cartTotal);
    }

    private Session session() {
        return transactions.session();
    }
}
