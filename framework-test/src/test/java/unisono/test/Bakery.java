package unisono.test;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.ModuleSchema;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ListenerBinding;
import unisono.events.ListenerScope;
import unisono.events.ModuleApi;
import unisono.test.BakeryRows.Batch;
import unisono.test.BakeryRows.Cake;
import unisono.test.BakeryRows.Sale;
import unisono.test.BakeryRows.Trip;
import unisono.test.postgres.TestDatabase;

/// A small application behind a [Wire]: a cake is ordered, and three others each write down what it
/// means for them. Its pool has one connection.
final class Bakery implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final DataModule data;
    private final Application application;

    /// When the three are told.
    enum Telling {
        IN_TRANSACTION,
        DURABLY,
        DURABLY_TOGETHER;

        <L> ListenerScope<?> tell(ListenerBinding<L, CakeOrdered> binding, String name) {
            return switch (this) {
                case IN_TRANSACTION -> binding;
                case DURABLY -> binding.durably().named(name);
                case DURABLY_TOGETHER -> binding.durably().together("bakery.all");
            };
        }
    }

    /// They are told in the transaction.
    Bakery(Wire wire, TestDatabase database) {
        this(wire, database, Telling.IN_TRANSACTION);
    }

    Bakery(Wire wire, TestDatabase database, Telling telling) {
        var settings =
                new DatabaseSettings(wire.jdbcUrl(), database.user(), database.password())
                        .withPool(1, WAIT);
        data = DataModule.of(() -> settings, List.of(new Schema()));
        application =
                Application.builder()
                        .module(new Shop(), new BakeryEvents(telling))
                        .install(data)
                        .boot();
    }

    /// One transaction: four rows and one event.
    void order(String cake) {
        application.injector().getInstance(Counter.class).order(cake);
    }

    Deliveries deliveries() {
        return application.injector().getInstance(Deliveries.class);
    }

    Transactions transactions() {
        return application.injector().getInstance(Transactions.class);
    }

    /// How many rows there are of all kinds.
    long rows() {
        return transactions()
                .call(() ->
                        transactions()
                                .session()
                                .createNativeQuery(
                                        "select (select count(*) from bakery.cake) + (select count(*) from bakery.batch) + (select count(*) from bakery.sale) + (select count(*) from bakery.trip)",
                                        Long.class)
                                .getSingleResult());
    }

    @Override
    public void close() {
        application.close();
        data.close();
    }

    public interface BakeryApi extends ModuleApi {
        EventName<CakeOrdered> ORDERED = EventName.of("bakery.cake-ordered", CakeOrdered.class);
    }

    public record CakeOrdered(String cake) {}

    static final class Counter {
        private final Transactions transactions;
        private final Events events;

        @Inject
        Counter(Transactions transactions, Events events) {
            this.transactions = transactions;
            this.events = events;
        }

        void order(String cake) {
            transactions.run(() -> {
                transactions.session().persist(new Cake(cake));
                events.emit(Counter.class, BakeryApi.ORDERED, new CakeOrdered(cake));
            });
        }
    }

    static final class HeatOven {
        private final Transactions transactions;

        @Inject
        HeatOven(Transactions transactions) {
            this.transactions = transactions;
        }

        void forCake(CakeOrdered ordered) {
            transactions.session().persist(new Batch(ordered.cake()));
        }
    }

    static final class BookSale {
        private final Transactions transactions;

        @Inject
        BookSale(Transactions transactions) {
            this.transactions = transactions;
        }

        void ofCake(CakeOrdered ordered) {
            transactions.session().persist(new Sale(ordered.cake()));
        }
    }

    static final class SendCourier {
        private final Transactions transactions;

        @Inject
        SendCourier(Transactions transactions) {
            this.transactions = transactions;
        }

        void withCake(CakeOrdered ordered) {
            transactions.session().persist(new Trip(ordered.cake()));
        }
    }

    static final class BakeryEvents extends EventManager {
        private final Telling telling;

        BakeryEvents(Telling telling) {
            this.telling = telling;
        }

        @Override
        protected void registerListeners() {
            emits(Counter.class, BakeryApi.ORDERED);

            var oven = local(Counter.class, HeatOven.class);
            var sale =
                    telling.tell(oven.on(BakeryApi.ORDERED, HeatOven::forCake), "bakery.heat-oven")
                            .and(BookSale.class);
            var courier =
                    telling.tell(sale.on(BakeryApi.ORDERED, BookSale::ofCake), "bakery.book-sale")
                            .and(SendCourier.class);
            telling.tell(
                    courier.on(BakeryApi.ORDERED, SendCourier::withCake), "bakery.send-courier");
        }
    }

    record Shop() implements ApplicationModule {
        @Override
        public String name() {
            return "bakery";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(BakeryApi.class);
        }
    }

    record Schema() implements ModuleSchema {
        @Override
        public String name() {
            return "bakery";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of(Cake.class, Batch.class, Sale.class, Trip.class);
        }
    }
}
