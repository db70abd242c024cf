package app.reconcile;

import app.reconcile.Books.Book;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.cart.Money;
import shop.payment.PaymentApi.Capture;
import shop.payment.PaymentApi.Payment;
import shop.payment.PaymentApi.PaymentState;
import shop.payment.PaymentId;

/// Payments that may differ between the shop and the gateway. They were not read at one moment, so
/// that a running shop has some. One thread.
final class Suspects {
    /// Beyond so many, something is so wrong that nobody reads a list of it.
    private static final int MAX = 100_000;

    private final List<Suspect> all = new ArrayList<>();
    private boolean more;
    private long captured;
    private Money total = Money.pounds("0.00");

    /// @param booked whether the shop had it, and no answer for it
    record Suspect(PaymentId payment, boolean booked) {}

    /// Walks through both in the order of their ids.
    ///
    /// @return what the gateway has captured
    Book collect(Iterator<Payment> payments, Iterator<Capture> captures) {
        var ours = next(payments);
        var theirs = next(captures);
        while (ours != null || theirs != null) {
            int order = Differences.order(id(ours), id(theirs));
            look(order <= 0 ? ours : null, order >= 0 ? theirs : null);
            ours = order <= 0 ? next(payments) : ours;
            theirs = order >= 0 ? next(captures) : theirs;
        }
        return new Book(captured, total.amount().toPlainString());
    }

    private static <E> @Nullable E next(Iterator<E> entries) {
        return entries.hasNext() ? entries.next() : null;
    }

    private static @Nullable String id(@Nullable Payment payment) {
        return payment == null ? null : payment.id().toString();
    }

    private static @Nullable String id(@Nullable Capture capture) {
        return capture == null ? null : capture.payment().toString();
    }

    private void look(@Nullable Payment ours, @Nullable Capture theirs) {
        if (theirs != null && theirs.state() == PaymentState.CAPTURED) {
            captured++;
            total = total.plus(theirs.amount());
        }
        if (Captures.difference(ours, theirs) == null) {
            return;
        }
        more |= all.size() == MAX;
        if (ours != null && !more) {
            all.add(new Suspect(ours.id(), ours.state() == PaymentState.BOOKED));
        } else if (theirs != null && !more) {
            all.add(new Suspect(theirs.payment(), false));
        }
    }

    List<Suspect> all() {
        return all;
    }

    /// Whether there are some that were not kept.
    boolean more() {
        return more;
    }
}
