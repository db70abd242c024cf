package benchmarks.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// transaction-outbox: the call of an interface for each event; its handler's row and the outbox's
/// are one transaction. Nothing is left to its flush, because the queue in memory takes all.
final class OutboxPlayer implements Player {
    private final Heard heard = new Heard();
    private final HikariDataSource pool;
    private final ExecutorService workers = Executors.newFixedThreadPool(Place.WORKERS);
    private final ThreadLocalContextTransactionManager transactions;
    private final TransactionOutbox outbox;

    /// What it calls.
    public interface Calls {
        void ordered(String payload);
    }

    OutboxPlayer(Place place) throws SQLException {
        try (var connection = place.connect()) {
            Rows.create(connection);
        }
        pool = place.pool(true);
        transactions = TransactionManager.fromDataSource(pool);
        Calls calls = this::handle;
        outbox =
                TransactionOutbox.builder()
                        .transactionManager(transactions)
                        .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                        .instantiator(Instantiator.using(_ -> calls))
                        .clockProvider(Clock::systemUTC)
                        .submitter(Submitter.withExecutor(workers))
                        .build();
    }

    private void handle(String payload) {
        try {
            transactions.requireTransaction(
                    transaction -> Rows.effect(transaction.connection(), payload.length()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        heard.one();
    }

    @Override
    public void play(Way way, int events, Watch watch) throws Exception {
        heard.expect(events);
        watch.start();
        Hands.share(Place.EMITTERS, events, this::emit);
        heard.await();
        watch.stop(events);
    }

    private void emit(int number) throws SQLException {
        transactions.inTransactionThrows(transaction -> {
            Rows.business(transaction.connection(), number);
            outbox.schedule(Calls.class).ordered(new String(Ordered.json(number), UTF_8));
        });
    }

    @Override
    public void close() {
        workers.close();
        pool.close();
    }
}
