package shop.payment.internal;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import shop.cart.Money;
import shop.order.OrderApi.OrderPlaced;
import shop.order.OrderId;
import shop.payment.PaymentApi;
import shop.payment.PaymentApi.Posted;
import shop.payment.PaymentId;
import unisono.data.Transactions;

/// Payments and their ledger in the database. Needs a transaction throughout.
final class PaymentStore {
    private static final int FETCH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final InstantSource clock;

    @Inject
    PaymentStore(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Writes what never changes of a payment, and gives it its id.
    PaymentId write(OrderPlaced placed) {
        var payment = new PaymentRow(placed, clock.instant());
        session().persist(payment);
        return payment.id();
    }

    /// Writes a posting to the ledger.
    void post(PaymentId payment, Money amount, Movement movement) {
        var posting = new PostingRow(payment, movement, clock.instant());
        session().persist(posting);
        session().persist(EntryRow.debit(posting, movement.debited(), amount));
        session().persist(EntryRow.credit(posting, movement.credited(), amount));
    }

    Optional<PaymentId> idOfOrder(OrderId order) {
        return session()
                .createSelectionQuery("select id from PaymentRow where order = :order", UUID.class)
                .setParameter("order", order.value())
                .uniqueResultOptional()
                .map(PaymentId::new);
    }

    /// Read anew each time: its state is what the ledger says now.
    Optional<PaymentApi.Payment> find(PaymentId payment) {
        var session = session();
        return session.createSelectionQuery("from PaymentRow where id = :id", PaymentRow.class)
                .setParameter("id", payment.value())
                .uniqueResultOptional()
                .map(row -> {
                    var view = row.view();
                    session.detach(row);
                    return view;
                });
    }

    List<PaymentApi.Payment> list(@Nullable OrderId order, @Nullable PaymentId after, int limit) {
        return session()
                .createSelectionQuery(
                        "from PaymentRow where id > :after and (:order is null or order = :order) order by id",
                        PaymentRow.class)
                .setParameter("after", after == null ? BEFORE_ALL : after.value())
                .setParameter("order", order == null ? null : order.value(), UUID.class)
                .setMaxResults(limit)
                .stream()
                .map(PaymentRow::view)
                .toList();
    }

    Stream<PaymentApi.Payment> byOrder() {
        return payments("from PaymentRow order by order");
    }

    Stream<PaymentApi.Payment> byPayment() {
        return payments("from PaymentRow order by id");
    }

    Stream<Posted> ledger() {
        return session()
                .createSelectionQuery(
                        """
                        select p.payment, e.currency, sum(e.debit), sum(e.credit),
                               sum(case when e.account = 'sales' then e.credit - e.debit else 0 end),
                               sum(case when e.account = 'receivables' then e.debit - e.credit else 0 end),
                               sum(case when e.account = 'cash' then e.debit - e.credit else 0 end)
                          from PostingRow p join EntryRow e on e.posting = p.id
                         group by p.payment, e.currency order by p.payment, e.currency
                        """,
                        Object[].class)
                .setFetchSize(FETCH)
                .stream()
                .map(PaymentStore::posted);
    }

    private static Posted posted(Object[] row) {
        var currency = (Currency) row[1];
        return new Posted(
                new PaymentId((UUID) row[0]),
                new Money((BigDecimal) row[2], currency),
                new Money((BigDecimal) row[3], currency),
                new Money((BigDecimal) row[4], currency),
                new Money((BigDecimal) row[5], currency),
                new Money((BigDecimal) row[6], currency));
    }

    private Stream<PaymentApi.Payment> payments(String query) {
        var session = session();
        return session
                .createSelectionQuery(query, PaymentRow.class)
                .setReadOnly(true)
                .setFetchSize(FETCH)
                .stream()
                .peek(session::detach)
                .map(PaymentRow::view);
    }

    private Session session() {
        return transactions.session();
    }
}
