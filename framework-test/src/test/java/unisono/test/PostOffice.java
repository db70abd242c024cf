package unisono.test;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.DeliverySettings;
import unisono.data.Replays;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.Handler;
import unisono.events.ListenerScope;
import unisono.events.ModuleApi;
import unisono.test.Post.Letter;
import unisono.test.Post.PostApi;
import unisono.test.postgres.TestDatabase;

/// One node of the [Post]: an application with its own pool, on a line of its own that can be cut.
final class PostOffice implements AutoCloseable {
    static final Duration LEASE = Duration.ofMillis(600);
    static final Duration LONG = Duration.ofSeconds(90);

    private final String name;
    private final Wire wire;
    private final DataModule data;
    private final Application application;
    private final DeliverySettings settings;
    private final List<Carrier> carriers;

    /// How it is made, where that matters.
    static final class Plan {
        private static final Duration WAIT = Duration.ofSeconds(20);

        private int connections = 5;
        private Duration patience = WAIT;
        private DeliverySettings settings =
                DeliverySettings.DEFAULTS.withLease(LEASE).withBackoffMax(Duration.ofMillis(200));

        Plan connections(int max) {
            connections = max;
            return this;
        }

        /// How long somebody waits for a connection.
        Plan patience(Duration limit) {
            patience = limit;
            return this;
        }

        Plan settings(DeliverySettings other) {
            settings = other;
            return this;
        }
    }

    static final class Counter {}

    /// Stands for carriers: a method for each.
    static final class Bringer {
        private static final List<Handler<Bringer, Letter>> HANDLERS =
                List.of(Bringer::first, Bringer::second, Bringer::third, Bringer::fourth);

        private final PostOffice office;

        @Inject
        Bringer(PostOffice office) {
            this.office = office;
        }

        void first(Letter letter) throws Exception {
            office.carry(0, letter);
        }

        void second(Letter letter) throws Exception {
            office.carry(1, letter);
        }

        void third(Letter letter) throws Exception {
            office.carry(2, letter);
        }

        void fourth(Letter letter) throws Exception {
            office.carry(3, letter);
        }
    }

    static final class PostEvents extends EventManager {
        private final List<Carrier> carriers;

        PostEvents(List<Carrier> carriers) {
            this.carriers = carriers;
        }

        @Override
        protected void registerListeners() {
            emits(Counter.class, PostApi.POSTED, PostApi.BROUGHT);
            ListenerScope<Bringer> scope = local(Counter.class, Bringer.class);
            for (int i = 0; i < carriers.size(); i++) {
                scope = carriers.get(i).bind(scope, Bringer.HANDLERS.get(i));
            }
        }
    }

    private static final class PostModule implements ApplicationModule {
        @Override
        public String name() {
            return "post";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(PostApi.class);
        }
    }

    PostOffice(String name, TestDatabase database, Plan plan, List<Carrier> carriers) {
        this.name = name;
        this.carriers = carriers;
        this.settings = plan.settings;
        wire = Wire.to(database.jdbcUrl());
        var connection =
                new DatabaseSettings(wire.jdbcUrl(), database.user(), database.password())
                        .withPool(plan.connections, plan.patience);
        data = DataModule.of(() -> connection, List.of(new Post.Schema()));
        application =
                Application.builder()
                        .module(new PostModule(), new PostEvents(carriers))
                        .install(data, binder -> binder.bind(PostOffice.class).toInstance(this))
                        .boot();
    }

    private void carry(int carrier, Letter letter) throws Exception {
        carriers.get(carrier).carry(this, letter);
    }

    PostOffice opened() {
        deliveries().start(settings);
        return this;
    }

    String name() {
        return name;
    }

    Deliveries deliveries() {
        return instance(Deliveries.class);
    }

    Replays replays() {
        return instance(Replays.class);
    }

    Transactions transactions() {
        return instance(Transactions.class);
    }

    <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    Wire wire() {
        return wire;
    }

    /// Each letter in a transaction of its own, to streets `S0` to `S9`.
    void post(int from, int to) {
        IntStream.range(from, to).forEach(number -> post(number, "S" + number % 10));
    }

    void post(int number, String street) {
        transactions().run(() -> emit(PostApi.POSTED, new Letter(number, street)));
    }

    /// Needs a transaction.
    void emit(EventName<Letter> event, Letter letter) {
        application.injector().getInstance(Events.class).emit(Counter.class, event, letter);
    }

    /// Needs a transaction.
    void write(String carrier, Letter letter) {
        transactions()
                .session()
                .createNativeMutationQuery(
                        "insert into post.effect (listener, letter, street, node) values (?1, ?2, ?3, ?4)")
                .setParameter(1, carrier)
                .setParameter(2, letter.number())
                .setParameter(3, letter.street())
                .setParameter(4, name)
                .executeUpdate();
    }

    /// Letters in the order in which a carrier brought them.
    List<Integer> brought(String carrier) {
        return ask(
                "select letter from post.effect where listener = '%s' order by number"
                        .formatted(carrier),
                Integer.class);
    }

    List<Integer> brought(String carrier, String street) {
        return ask(
                "select letter from post.effect where listener = '%s' and street = '%s' order by number"
                        .formatted(carrier, street),
                Integer.class);
    }

    <T> List<T> ask(String sql, Class<T> type) {
        return transactions()
                .call(() -> transactions().session().createNativeQuery(sql, type).list());
    }

    /// Nothing is left to be done.
    void drain() {
        var pending = deliveries().drain(LONG);
        if (!pending.isEmpty()) {
            throw new AssertionError("After %s there is still %s".formatted(LONG, pending));
        }
    }

    void shut() {
        deliveries().stop(LONG);
    }

    /// Ends without a word: the line is cut, and whatever runs goes on without a database.
    void cut() {
        wire.close();
    }

    @Override
    public void close() {
        application.close();
        data.close();
        wire.close();
    }
}
