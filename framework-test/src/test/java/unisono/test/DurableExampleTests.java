package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.DeliveryState;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.test.Post.Letter;
import unisono.test.Post.PostApi;
import unisono.test.PostOffice.Counter;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// What the page about durable deliveries shows.
final class DurableExampleTests {
    private final TestDatabase database = TestPostgres.createDatabase();
    private final Printer printer = new Printer();
    private final DataModule data =
            DataModule.of(
                    () ->
                            new DatabaseSettings(
                                    database.jdbcUrl(), database.user(), database.password()),
                    List.of(new Post.Schema()));
    private final Application application =
            Application.builder()
                    .module(new Receipts(), new ReceiptEvents())
                    .install(data, binder -> binder.bind(Printer.class).toInstance(printer))
                    .boot();
    private final Deliveries deliveries = application.injector().getInstance(Deliveries.class);
    private final Transactions transactions =
            application.injector().getInstance(Transactions.class);

    @AfterEach
    void close() {
        application.close();
        data.close();
        database.close();
    }

    /// Something outside, which may be out of order.
    static final class Printer {
        private final ConcurrentLinkedQueue<String> printed = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean broken = new AtomicBoolean();

        void print(String line) {
            if (broken.get()) {
                throw new IllegalStateException("no paper");
            }
            printed.add(line);
        }
    }

    static final class PrintReceipt {
        private final Printer printer;

        @Inject
        PrintReceipt(Printer printer) {
            this.printer = printer;
        }

        void of(Letter letter) {
            printer.print("letter " + letter.number());
        }
    }

    static final class BookPostage {
        private final Transactions transactions;

        @Inject
        BookPostage(Transactions transactions) {
            this.transactions = transactions;
        }

        void of(Letter letter) {
            transactions
                    .session()
                    .createNativeMutationQuery(
                            "insert into post.effect (listener, letter, street, node) values ('postage', ?1, ?2, 'here')")
                    .setParameter(1, letter.number())
                    .setParameter(2, letter.street())
                    .executeUpdate();
        }
    }

    static final class ReceiptEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Counter.class, PostApi.POSTED, PostApi.BROUGHT);

            local(Counter.class, BookPostage.class)
                    .on(PostApi.POSTED, BookPostage::of)
                    .durably()
                    .named("post.book-postage")
                    .key(Letter::street)
                    .and(PrintReceipt.class)
                    .on(PostApi.POSTED, PrintReceipt::of)
                    .durably()
                    .named("post.print-receipt")
                    .atLeastOnce()
                    .retry(1, Duration.ofMillis(10));
        }
    }

    record Receipts() implements ApplicationModule {
        @Override
        public String name() {
            return "post";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(PostApi.class);
        }
    }

    @Test
    void deliversRetriesAndStops() {
        printer.broken.set(true);
        deliveries.start();

        post(1);
        deliveries.drain(PostOffice.LONG);
        int dead = deliveries.list(Optional.of(DeliveryState.DEAD), 100).size();
        printer.broken.set(false);
        retryDeadOnes();
        deliveries.drain(PostOffice.LONG);
        deliveries.stop(Duration.ofSeconds(30));

        assertThat(dead).isEqualTo(1);
        assertThat(printer.printed).containsExactly("letter 1");
        assertThat(booked()).containsExactly(1);
    }

    private void retryDeadOnes() {
        for (var dead : deliveries.list(Optional.of(DeliveryState.DEAD), 100)) {
            deliveries.retry(dead.listener(), dead.position());
        }
    }

    private void post(int number) {
        var events = application.injector().getInstance(Events.class);
        transactions.run(() -> {
            events.emit(Counter.class, PostApi.POSTED, new Letter(number, "High Street"));
        });
    }

    private List<Integer> booked() {
        return transactions.call(() ->
                transactions
                        .session()
                        .createNativeQuery("select letter from post.effect", Integer.class)
                        .list());
    }
}
