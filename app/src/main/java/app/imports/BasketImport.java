package app.imports;

import app.baskets.Basket;
import app.baskets.BasketFile;
import app.baskets.BasketLine;
import java.util.List;
import shop.cart.CartApi;
import shop.cart.CheckoutKey;
import shop.cart.CustomerId;
import shop.cart.Line;
import shop.cart.Money;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ModuleDescription;
import unisono.events.Refusal;

/// Buys baskets through the cart's API.
///
/// Each basket is one transaction, from opening the cart to the checkout, and the invoice number is
/// the checkout's key: so an import that is interrupted, or runs twice at once, neither leaves half
/// a basket nor buys one twice.
final class BasketImport {
    private final Transactions transactions;
    private final CartApi carts;

    /// Those that show an API: they have rules, and are named also when they refuse nothing.
    private final List<String> modules;

    private BasketImport(Transactions transactions, CartApi carts, List<String> modules) {
        this.transactions = transactions;
        this.carts = carts;
        this.modules = modules;
    }

    static BasketImport of(Application application) {
        var injector = application.injector();
        return new BasketImport(
                injector.getInstance(Transactions.class),
                injector.getInstance(CartApi.class),
                application.modules().stream()
                        .filter(module -> !module.apis().isEmpty())
                        .map(ModuleDescription::name)
                        .toList());
    }

    /// Buys all baskets, one after the other.
    ///
    /// @param progress told after each basket
    /// @throws InterruptedException between two baskets, when the thread is interrupted; its
    ///   message says how far it came
    Tally run(BasketFile file, Runnable progress) throws InterruptedException {
        var tally = new Tally(modules);
        int done = 0;
        try (var baskets = file.baskets()) {
            for (var basket : (Iterable<Basket>) baskets::iterator) {
                count(basket, tally);
                progress.run();
                checkInterruption(++done, file.invoices());
            }
        }
        return tally;
    }

    private static void checkInterruption(int done, int all) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(
                    "interrupted after %d of %d baskets. Run it again to go on: nothing is bought twice."
                            .formatted(done, all));
        }
    }

    private void count(Basket basket, Tally tally) {
        if (!basket.sale()) {
            tally.skip();
            return;
        }
        try {
            if (bought(basket)) {
                tally.accept(basket, total(basket));
            } else {
                tally.acceptAgain(basket, total(basket));
            }
        } catch (Refusal refusal) {
            countRefused(refusal, basket, tally);
        }
    }

    /// Another import of the same file may have bought the basket since we looked.
    private static void countRefused(Refusal refusal, Basket basket, Tally tally) {
        if (refusal.rule().equals(CartApi.KEY_USED)) {
            tally.acceptAgain(basket, total(basket));
        } else {
            tally.refuse(refusal.module());
        }
    }

    /// Buys a basket, unless it was bought before.
    private boolean bought(Basket basket) {
        var key = new CheckoutKey("invoice:" + basket.invoice());
        return transactions.call(() -> {
            if (carts.checkedOutWith(key).isPresent()) {
                return false;
            }
            var customer = basket.customer();
            var cart = carts.open(customer == null ? null : new CustomerId(customer));
            basket.lines().forEach(line -> carts.addLine(cart, line(line)));
            carts.checkOut(cart, key);
            return true;
        });
    }

    private static Money total(Basket basket) {
        return basket.lines().stream()
                .map(line -> line(line).total())
                .reduce(Money.pounds("0.00"), Money::plus);
    }

    private static Line line(BasketLine line) {
        return new Line(
                line.stockCode(),
                line.description().isBlank() ? null : line.description(),
                line.quantity(),
                Money.pounds(line.unitPrice()));
    }
}
