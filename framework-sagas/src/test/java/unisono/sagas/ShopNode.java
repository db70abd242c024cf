package unisono.sagas;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import unisono.commands.CommandsModule;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.DeliverySettings;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.sagas.Shop.Counter;
import unisono.sagas.Shop.Fulfil;
import unisono.sagas.Shop.Fulfilment;
import unisono.sagas.Shop.ShopCommands;
import unisono.sagas.Shop.ShopEvents;
import unisono.sagas.Shop.ShopModule;
import unisono.test.postgres.TestDatabase;

/// One node of the [Shop].
final class ShopNode implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Plan plan;
    private final DataModule data;
    private final Application application;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Stepped> heard = new CopyOnWriteArrayList<>();

    /// Something that happens when something was done.
    interface Incident {
        void meet(String what) throws Exception;
    }

    /// What happens, where that matters.
    ///
    /// @param ships whether a parcel arrives
    record Plan(boolean ships, Incident incident, Duration kept) {
        static final Plan QUIET = new Plan(true, _ -> {}, SagasModule.KEPT);

        Plan neverShips() {
            return new Plan(false, incident, kept);
        }

        Plan incident(Incident other) {
            return new Plan(ships, other, kept);
        }

        Plan keeping(Duration other) {
            return new Plan(ships, incident, other);
        }
    }

    ShopNode(String name, TestDatabase database, Plan plan) {
        this.name = name;
        this.plan = plan;
        var settings =
                new DatabaseSettings(database.jdbcUrl(), database.user(), database.password())
                        .withPool(8, LIMIT);
        var schemas = List.of(new Shop.Schema(), SagasModule.schema());
        this.data = DataModule.of(() -> settings, schemas);
        this.application =
                Application.builder()
                        .module(new ShopModule(), new ShopEvents(), new ShopCommands())
                        .install(data, CommandsModule.of(), sagas())
                        .install(binder -> binder.bind(ShopNode.class).toInstance(this))
                        .boot();
    }

    private SagasModule sagas() {
        return SagasModule.of().keepingEnded(plan.kept());
    }

    /// It delivers.
    ShopNode opened() {
        deliveries()
                .start(
                        DeliverySettings.DEFAULTS
                                .withBackoffMax(Duration.ofMillis(100))
                                .withLease(Duration.ofSeconds(1)));
        return this;
    }

    Plan plan() {
        return plan;
    }

    Counter counter() {
        return instance(Counter.class);
    }

    SagaStore<String, Fulfilment> processes() {
        return instance(Sagas.class).of(Fulfil.TYPE);
    }

    SagaBook book() {
        return instance(SagaBook.class);
    }

    /// One that must be there.
    SagaDetails details(String order) {
        return book().find("shop.fulfilment", order, null).orElseThrow();
    }

    Deliveries deliveries() {
        return instance(Deliveries.class);
    }

    Transactions transactions() {
        return instance(Transactions.class);
    }

    Application application() {
        return application;
    }

    <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    /// Needs a transaction.
    void did(String what, String order) throws Exception {
        var deed = what + " " + order;
        transactions()
                .session()
                .createNativeMutationQuery("insert into shop.deed (what, node) values (?1, ?2)")
                .setParameter(1, deed)
                .setParameter(2, name)
                .executeUpdate();
        plan.incident().meet(deed);
    }

    /// Outside of all transactions.
    void tell(String what) {
        told.add(what);
    }

    List<String> told() {
        return List.copyOf(told);
    }

    void heard(Stepped what) {
        heard.add(what);
    }

    List<Stepped> heard() {
        return List.copyOf(heard);
    }

    /// What was done and committed, in its order.
    List<String> done() {
        return ask("select what from shop.deed order by number", String.class);
    }

    <T> List<T> ask(String sql, Class<T> type) {
        return transactions()
                .call(() -> transactions().session().createNativeQuery(sql, type).list());
    }

    int sql(String statement) {
        return transactions()
                .call(() ->
                        transactions()
                                .session()
                                .createNativeMutationQuery(statement)
                                .executeUpdate());
    }

    /// Waits until all is delivered.
    ShopNode drained() throws InterruptedException {
        var left = deliveries().drain(LIMIT);
        if (!left.isEmpty()) {
            throw new AssertionError("Not delivered: " + left);
        }
        return this;
    }

    @Override
    public void close() {
        deliveries().stop(Duration.ofSeconds(5));
        application.close();
        data.close();
    }
}
