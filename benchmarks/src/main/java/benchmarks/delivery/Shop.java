package benchmarks.delivery;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.jdbc.Work;
import unisono.data.DataModule;
import unisono.data.Database;
import unisono.data.Deliveries;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;

/// One node of ours: an application with one durable listener.
final class Shop implements AutoCloseable {
    static final String LISTENER = "bench.listen";

    private static final Duration LONG = Duration.ofSeconds(30);

    private final DataModule data;
    private final Application application;
    private final Transactions transactions;
    private final Events events;

    /// What kind of listener it has.
    enum Kind {
        OUTSIDE,
        DATABASE,
        BATCHED
    }

    /// What the listener does.
    interface Handling {
        void handle(Shop shop, Ordered ordered) throws Exception;
    }

    public interface BenchApi extends ModuleApi {
        EventName<Ordered> ORDERED = EventName.of("bench.ordered", Ordered.class);
    }

    static final class Counter {}

    static final class Listener {
        private final Shop shop;
        private final Handling handling;

        @Inject
        Listener(Shop shop, Handling handling) {
            this.shop = shop;
            this.handling = handling;
        }

        void listen(Ordered ordered) throws Exception {
            handling.handle(shop, ordered);
        }
    }

    private static final class BenchEvents extends EventManager {
        private static final int BATCH = 100;

        private final Kind kind;

        BenchEvents(Kind kind) {
            this.kind = kind;
        }

        @Override
        protected void registerListeners() {
            emits(Counter.class, BenchApi.ORDERED);
            var listener =
                    local(Counter.class, Listener.class)
                            .on(BenchApi.ORDERED, Listener::listen)
                            .durably()
                            .named(LISTENER);
            switch (kind) {
                case OUTSIDE -> listener.atLeastOnce();
                case DATABASE -> listener.batched(1);
                case BATCHED -> listener.batched(BATCH);
            }
        }
    }

    private static final class BenchModule implements ApplicationModule {
        @Override
        public String name() {
            return "bench";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(BenchApi.class);
        }
    }

    Shop(Place place, int connections, Kind kind, Handling handling) {
        data = DataModule.of(() -> place.settings(connections), List.of());
        application =
                Application.builder()
                        .module(new BenchModule(), new BenchEvents(kind))
                        .install(
                                data,
                                binder -> {
                                    binder.bind(Shop.class).toInstance(this);
                                    binder.bind(Handling.class).toInstance(handling);
                                })
                        .boot();
        transactions = application.injector().getInstance(Transactions.class);
        events = application.injector().getInstance(Events.class);
        application.injector().getInstance(Database.class).open();
    }

    Transactions transactions() {
        return transactions;
    }

    Deliveries deliveries() {
        return application.injector().getInstance(Deliveries.class);
    }

    /// In the transaction of this thread, by plain JDBC.
    void write(Work rows) {
        transactions.session().doWork(rows);
    }

    /// In the transaction of this thread.
    void emit(long number) {
        events.emit(Counter.class, BenchApi.ORDERED, Ordered.numbered(number));
    }

    @Override
    public void close() {
        deliveries().stop(LONG);
        application.close();
        data.close();
    }
}
