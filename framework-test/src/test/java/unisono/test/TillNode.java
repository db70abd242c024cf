package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.Transactions;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionSettings;
import unisono.data.projection.ProjectionStatus;
import unisono.data.projection.Projections;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.test.Till.Sale;
import unisono.test.Till.TillApi;
import unisono.test.postgres.TestDatabase;

/// One node of the [Till]: an application with its own pool, on a line of its own that can be cut.
final class TillNode implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(40);
    static final int CUSTOMERS = 40;

    private final Wire wire;
    private final DataModule data;
    private final Application application;

    static final class Counter {}

    static final class TillEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Counter.class, TillApi.SOLD, TillApi.TAKEN_BACK, TillApi.LOOKED_AT);
        }
    }

    private static final class TillModule implements ApplicationModule {
        @Override
        public String name() {
            return "till";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(TillApi.class);
        }
    }

    TillNode(TestDatabase database, int connections, List<Projection> projections) {
        wire = Wire.to(database.jdbcUrl());
        var settings =
                new DatabaseSettings(wire.jdbcUrl(), database.user(), database.password())
                        .withPool(connections, LONG);
        data = DataModule.of(() -> settings, List.of(new Till.Schema()), List.of(), projections);
        application =
                Application.builder()
                        .module(new TillModule(), new TillEvents())
                        .install(data)
                        .boot();
    }

    TillNode opened() {
        return opened(quick());
    }

    TillNode opened(ProjectionSettings settings) {
        projections().start(settings);
        return this;
    }

    /// Pages so small that there are many.
    static ProjectionSettings quick() {
        return ProjectionSettings.DEFAULTS.withPageMax(50).withAttempts(3, Duration.ofMillis(5));
    }

    Projections projections() {
        return instance(Projections.class);
    }

    Deliveries deliveries() {
        return instance(Deliveries.class);
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

    /// Each in a transaction of its own.
    void sell(int from, int to) {
        IntStream.range(from, to).forEach(number -> sell(number, "C" + number % CUSTOMERS));
    }

    void sell(int number, String customer) {
        transactions().run(() -> emit(TillApi.SOLD, new Sale(number, customer, number % 7)));
    }

    /// Needs a transaction.
    void emit(EventName<Sale> event, Sale sale) {
        instance(Events.class).emit(Counter.class, event, sale);
    }

    /// Many in one transaction.
    void sellTogether(int from, int to) {
        transactions()
                .run(() ->
                        IntStream.range(from, to)
                                .forEach(number ->
                                        emit(
                                                TillApi.SOLD,
                                                new Sale(
                                                        number,
                                                        "C" + number % CUSTOMERS,
                                                        number % 7))));
    }

    /// Sells with pauses and rollbacks until it is told to stop.
    ///
    /// @return the threads
    List<Thread> sellers(int count, AtomicBoolean selling, AtomicInteger numbers) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> sell(selling, numbers)))
                .toList();
    }

    private void sell(AtomicBoolean selling, AtomicInteger numbers) {
        var random = ThreadLocalRandom.current();
        while (selling.get()) {
            boolean taken = random.nextInt(10) > 0;
            transactions()
                    .outcome(() -> {
                        for (int i = random.nextInt(1, 4); i > 0; i--) {
                            int number = numbers.incrementAndGet();
                            emit(
                                    TillApi.SOLD,
                                    new Sale(number, "C" + number % CUSTOMERS, number % 7));
                        }
                        pause(random.nextInt(5));
                        if (!taken) {
                            throw new IllegalStateException("changed his mind");
                        }
                        return true;
                    });
            pause(random.nextInt(8));
        }
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    /// Readers of a projection see all that was sold.
    void awaitAll(String projection) {
        assertThat(projections().await(projection, projections().token(), LONG))
                .as("%s sees everything: %s", projection, projections().list())
                .isTrue();
    }

    ProjectionStatus status(String projection) {
        return projections().list().stream()
                .filter(status -> status.projection().equals(projection))
                .findFirst()
                .orElseThrow();
    }

    long count(String sql) {
        return ask(sql, Long.class).getFirst();
    }

    <T> List<T> ask(String sql, Class<T> type) {
        return transactions()
                .call(() -> transactions().session().createNativeQuery(sql, type).list());
    }

    void run(String sql) {
        transactions()
                .run(() -> transactions().session().createNativeMutationQuery(sql).executeUpdate());
    }

    /// Every sale of the log is in the tables once, and the two of them agree.
    void assertExact(String prefix) {
        var sold = count("select count(*) from unisono.event where name = 'till.sold'");
        assertThat(count("select count(*) from till." + prefix + "sale")).isEqualTo(sold);
        assertThat(count("select count(*) from till." + prefix + "sale where times <> 1")).isZero();
        assertThat(count("select coalesce(sum(sales), 0)::bigint from till." + prefix + "customer"))
                .isEqualTo(sold);
        assertThat(
                        count(
                                """
                                select count(*) from till.%scustomer c
                                 where last <> (select (convert_from(payload, 'UTF8')::json ->> 'number')::bigint
                                                  from unisono.event e
                                                 where e.key = c.name and e.name = 'till.sold'
                                                 order by e.position desc limit 1)
                                """
                                        .formatted(prefix)))
                .as("customers whose last sale is not the last of the log")
                .isZero();
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
