package app.reconcile;

import app.reconcile.Books.Book;
import app.reconcile.Books.ReadModel;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import shop.cart.Money;
import shop.customer.Customers;
import shop.customer.Customers.Spent;
import unisono.data.Isolation;
import unisono.data.Transactions;
import unisono.data.projection.GenerationState;
import unisono.data.projection.ProjectionStatus;
import unisono.data.projection.Projections;

/// Compares the read models with the orders and payments that they tell of.
///
/// Read models come a moment later. What seems to differ is looked at again when they have folded
/// all that was there the first time: only what differs then, too, and in the same way, is a
/// difference. Nothing is folded here; when nobody does, that is told instead.
final class ReadModels {
    private static final Duration WAIT_MAX = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final Projections projections;
    private final FoldedOrders orders;
    private final Customers customers;

    @Inject
    ReadModels(
            Transactions transactions,
            Projections projections,
            FoldedOrders orders,
            Customers customers) {
        this.transactions = transactions.readOnly().isolation(Isolation.REPEATABLE_READ);
        this.projections = projections;
        this.orders = orders;
        this.customers = customers;
    }

    private record Looked(Book listed, Book spent, List<String> differences) {}

    List<ReadModel> check(Differences differences) {
        var seen = look();
        if (!seen.differences.isEmpty() && haveCaughtUp()) {
            var before = seen.differences;
            seen = look();
            seen.differences.stream().filter(before::contains).forEach(differences::add);
        }
        return List.of(
                told(Customers.ORDER_LIST, seen.listed), told(Customers.SPENDING, seen.spent));
    }

    private Looked look() {
        return transactions.call(() -> {
            var found = new Differences();
            var listed = orders.compare(found);
            return new Looked(listed, spending(found), found.all());
        });
    }

    /// The order list is compared with the payments, and so stands for them here.
    private Book spending(Differences found) {
        compare(found, "paid", Spent::paid);
        compare(found, "refunded", Spent::refunded);
        try (var all = customers.byCustomer()) {
            return sum(all);
        }
    }

    private void compare(Differences found, String what, Function<Spent, Money> amount) {
        try (var listed = customers.listedByCustomer();
                var spent = customers.byCustomer()) {
            var left = new Side<>(what + " orders of the list", listed, ReadModels::key, amount);
            var right = new Side<>(what + " spending", spent, ReadModels::key, amount);
            found.compare(left, right, "Customer");
        }
    }

    private static Book sum(Stream<Spent> all) {
        long paid = 0;
        var total = Money.pounds("0.00");
        for (var one : (Iterable<Spent>) all::iterator) {
            paid += one.orders();
            total = total.plus(one.paid()).plus(one.refunded().times(-1));
        }
        return new Book(paid, total.amount().toPlainString());
    }

    private static String key(Spent spent) {
        return spent.customer() + " " + spent.paid().currency();
    }

    private boolean haveCaughtUp() {
        long token = projections.token();
        return Stream.of(Customers.ORDER_LIST, Customers.SPENDING)
                .allMatch(name -> hasFolded(name, token));
    }

    private boolean hasFolded(String name, long token) {
        return live(name).filter(it -> !it.paused() && it.error() == null).isPresent()
                && projections.await(name, token, WAIT_MAX);
    }

    private Optional<ProjectionStatus> live(String name) {
        return projections.list().stream()
                .filter(it -> it.projection().equals(name) && it.state() == GenerationState.LIVE)
                .findFirst();
    }

    private ReadModel told(String name, Book book) {
        var status = live(name);
        return new ReadModel(
                name,
                book.count(),
                book.total(),
                status.map(ReadModels::state).orElse("new"),
                status.map(ProjectionStatus::lag).orElse(0L));
    }

    private static String state(ProjectionStatus status) {
        if (status.error() != null) {
            return "failed";
        }
        if (status.paused()) {
            return "paused";
        }
        return status.lag() > 0 ? "behind" : "current";
    }
}
