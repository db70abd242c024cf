package app.reconcile;

import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.cart.Money;

/// One of two books that are compared: its entries in the order of their ids, counted and summed as
/// they are read. One thread.
///
/// @param <E> the entry
final class Side<E> {
    private final String what;
    private final Iterator<E> entries;
    private final Function<E, ?> id;
    private final Function<E, Money> amount;
    private long count;
    private Money total = Money.pounds("0.00");
    private @Nullable E current;

    Side(String what, Stream<E> entries, Function<E, ?> id, Function<E, Money> amount) {
        this.what = what;
        this.entries = entries.iterator();
        this.id = id;
        this.amount = amount;
        advance();
    }

    /// The id of the entry at hand, null behind the last; text, because that is how the database
    /// sorts UUIDs.
    @Nullable String id() {
        return current == null ? null : id.apply(current).toString();
    }

    Money amount() {
        if (current == null) {
            throw new IllegalStateException("There is no entry left.");
        }
        return amount.apply(current);
    }

    String what() {
        return what;
    }

    /// Goes on to the next entry.
    void advance() {
        if (entries.hasNext()) {
            var next = entries.next();
            current = next;
            count++;
            total = total.plus(amount.apply(next));
        } else {
            current = null;
        }
    }

    /// What was read; everything, when [#id()] is null.
    Books.Book book() {
        return new Books.Book(count, total.amount().toPlainString());
    }
}
