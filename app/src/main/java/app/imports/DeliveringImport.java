package app.imports;

import app.baskets.BasketFile;
import app.outside.DeliveryPace;
import java.time.Duration;
import unisono.data.DataException;
import unisono.data.Deliveries;
import unisono.events.Application;

/// Buys baskets, and meanwhile delivers what follows, captures at the gateway and receipts, and
/// folds it into the read models.
final class DeliveringImport {
    /// Each delivery is tried for an hour or two at the most; then it has come to an end, good or
    /// bad.
    private static final Duration WAIT_MAX = Duration.ofDays(1);

    private static final Duration DELIVERIES_END = Duration.ofSeconds(5);
    private static final Duration PAGES_END = Duration.ofSeconds(5);

    private final BasketImport baskets;
    private final Deliveries deliveries;
    private final ReadModels readModels;

    private DeliveringImport(BasketImport baskets, Deliveries deliveries, ReadModels readModels) {
        this.baskets = baskets;
        this.deliveries = deliveries;
        this.readModels = readModels;
    }

    static DeliveringImport of(Application application) {
        var injector = application.injector();
        return new DeliveringImport(
                BasketImport.of(application),
                injector.getInstance(Deliveries.class),
                injector.getInstance(ReadModels.class));
    }

    /// Buys all baskets.
    ///
    /// @param wait whether to go on until nothing is left to be delivered and folded
    /// @param progress told after each basket
    /// @throws InterruptedException between two baskets, or while it waits, when the thread is
    ///   interrupted; its message says how far it came
    ImportReport run(BasketFile file, boolean wait, Runnable progress) throws InterruptedException {
        long begun = System.nanoTime();
        deliveries.start(DeliveryPace.SETTINGS);
        try {
            readModels.start();
            var tally = baskets.run(file, progress);
            if (wait) {
                deliverAll();
                readModels.catchUp();
            }
            var took = Duration.ofNanos(System.nanoTime() - begun);
            return tally.report(took, Rest.of(deliveries.lags(), readModels.live()));
        } finally {
            deliveries.stop(DELIVERIES_END);
            readModels.stop(PAGES_END);
        }
    }

    private void deliverAll() throws InterruptedException {
        try {
            deliveries.drain(WAIT_MAX);
        } catch (DataException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(
                        "interrupted when all was bought, and not all delivered. Whoever delivers next goes on.");
            }
            throw e;
        }
    }
}
