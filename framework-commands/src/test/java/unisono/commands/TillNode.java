package unisono.commands;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import unisono.commands.Till.Clerk;
import unisono.commands.Till.Count;
import unisono.commands.Till.Pay;
import unisono.commands.Till.Print;
import unisono.commands.Till.ShiftEvents;
import unisono.commands.Till.ShiftModule;
import unisono.commands.Till.TillCommands;
import unisono.commands.Till.TillModule;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.DeliverySettings;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.EventManager;
import unisono.test.postgres.TestDatabase;

/// One node of the [Till].
final class TillNode implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Plan plan;
    private final DataModule data;
    private final Application application;
    private final List<String> printed = new CopyOnWriteArrayList<>();

    /// Something that happens while a command is done.
    interface Incident<C> {
        void meet(C command) throws Exception;
    }

    /// What happens, where that matters.
    record Plan(
            Incident<Pay> paying,
            Incident<Count> counting,
            Incident<Print> printing,
            List<CommandMiddleware> layers,
            List<EventManager> more) {
        static final Plan QUIET = new Plan(_ -> {}, _ -> {}, _ -> {}, List.of(), List.of());

        Plan paying(Incident<Pay> other) {
            return new Plan(other, counting, printing, layers, more);
        }

        Plan counting(Incident<Count> other) {
            return new Plan(paying, other, printing, layers, more);
        }

        Plan printing(Incident<Print> other) {
            return new Plan(paying, counting, other, layers, more);
        }

        Plan more(EventManager... other) {
            return new Plan(paying, counting, printing, layers, List.of(other));
        }

        Plan layers(CommandMiddleware... other) {
            return new Plan(paying, counting, printing, List.of(other), more);
        }
    }

    TillNode(String name, TestDatabase database, Plan plan) {
        this.name = name;
        this.plan = plan;
        var settings =
                new DatabaseSettings(database.jdbcUrl(), database.user(), database.password())
                        .withPool(8, LIMIT);
        this.data = DataModule.of(() -> settings, List.of(new Till.Schema()));
        this.application = boot();
    }

    private Application boot() {
        var layers = plan.layers().toArray(CommandMiddleware[]::new);
        return Application.builder()
                .module(new ShiftModule(), new ShiftEvents())
                .module(new TillModule(), managers())
                .install(data, CommandsModule.of(layers))
                .install(binder -> binder.bind(TillNode.class).toInstance(this))
                .boot();
    }

    private EventManager[] managers() {
        return Stream.concat(Stream.of(new TillCommands()), plan.more().stream())
                .toArray(EventManager[]::new);
    }

    /// It delivers.
    TillNode opened() {
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

    CommandBus bus() {
        return instance(CommandBus.class);
    }

    Deliveries deliveries() {
        return instance(Deliveries.class);
    }

    Transactions transactions() {
        return instance(Transactions.class);
    }

    Clerk clerk() {
        return instance(Clerk.class);
    }

    Application application() {
        return application;
    }

    <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    /// Needs a transaction.
    void write(String what) {
        transactions()
                .session()
                .createNativeMutationQuery("insert into till.deed (what, node) values (?1, ?2)")
                .setParameter(1, what)
                .setParameter(2, name)
                .executeUpdate();
    }

    void print(Print print) {
        printed.add(print.text());
    }

    List<String> printed() {
        return List.copyOf(printed);
    }

    /// What was done and committed, in its order.
    List<String> done() {
        return ask("select what from till.deed order by number", String.class);
    }

    <T> List<T> ask(String sql, Class<T> type) {
        return transactions()
                .call(() -> transactions().session().createNativeQuery(sql, type).list());
    }

    void sql(String statement) {
        transactions()
                .run(() ->
                        transactions()
                                .session()
                                .createNativeMutationQuery(statement)
                                .executeUpdate());
    }

    @Override
    public void close() {
        deliveries().stop(Duration.ofSeconds(5));
        application.close();
        data.close();
    }
}
