package unisono.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binder;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.DeliverySettings;
import unisono.data.ModuleSchema;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventBus;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.events.NoPayload;
import unisono.events.Personal;
import unisono.events.root.AggregateName;
import unisono.events.root.PartName;
import unisono.events.root.Roots;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// An application on a database of its own: accounts are paid into and closed. What its clerks do
/// when they hear of it is up to the test.
final class Bank implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(20);

    static final AggregateName ACCOUNT = AggregateName.of("account");
    static final PartName<Balance> BALANCE = ACCOUNT.part("balance", Balance.class);

    private final TestDatabase database;
    private final DataModule data;
    private final Application application;
    private final Script script = new Script();

    private Bank(TestDatabase database, UnaryOperator<Application.Builder> audited) {
        this.database = database;
        data = DataModule.of(() -> settings(database), schemas());
        var builder =
                Application.builder()
                        .module(new BankModule(script), new BankEvents())
                        .install(data);
        application = audited.apply(builder).boot();
        database().open();
    }

    private static List<ModuleSchema> schemas() {
        return List.of(new AuditSchema());
    }

    /// Audited, or not.
    static Bank of(TestDatabase database, @Nullable AuditTrail trail) {
        return new Bank(database, builder -> trail == null ? builder : trail.into(builder));
    }

    static Bank with(UnaryOperator<Application.Builder> audited) {
        return new Bank(TestPostgres.createDatabase(), audited);
    }

    static DatabaseSettings settings(TestDatabase database) {
        return new DatabaseSettings(database.jdbcUrl(), database.user(), database.password());
    }

    public interface BankApi extends ModuleApi {
        EventName<Paid> PAID = EventName.of("bank.paid", Paid.class).key(Paid::account);
        EventName<Closed> CLOSED = EventName.of("bank.closed", Closed.class);
        EventName<Moved> MOVED = EventName.of("bank.moved", Moved.class).subject(Moved::account);
        EventName<NoPayload> OPENED = EventName.of("bank.opened");
    }

    /// What several payloads have in common.
    public interface Writing {}

    public record Paid(String account, int cents, @Nullable String pin) implements Writing {}

    public record Closed(String account) {}

    public record Moved(String account, @Personal @Nullable String street) {}

    public record Balance(int cents) {}

    /// An event object that is no event of an aggregate.
    public record Rang(String bell) implements Writing {}

    static final class Teller {}

    /// What clerks do, by the text of the event.
    static final class Script {
        private final Map<String, Step> steps = new ConcurrentHashMap<>();

        void play(String line) throws Exception {
            steps.getOrDefault(line, () -> {}).take();
        }
    }

    interface Step {
        void take() throws Exception;
    }

    static final class Clerk {
        private final Script script;

        @Inject
        Clerk(Script script) {
            this.script = script;
        }

        void books(Paid paid) throws Exception {
            script.play("books");
        }

        void files(Closed closed) throws Exception {
            script.play("files");
        }

        void checks(Paid paid) throws Exception {
            script.play("checks");
        }

        void mails(Closed closed) throws Exception {
            script.play("mails");
        }
    }

    record BankModule(Script script) implements ApplicationModule {
        @Override
        public String name() {
            return "bank";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(BankApi.class);
        }

        @Override
        public boolean contains(Class<?> type) {
            return Set.of(Teller.class, Clerk.class, BankEvents.class).contains(type);
        }

        @Override
        public void configure(Binder binder) {
            binder.bind(Script.class).toInstance(script);
        }
    }

    static final class BankEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Teller.class, BankApi.PAID, BankApi.CLOSED, BankApi.MOVED, BankApi.OPENED);
            local(Teller.class, Clerk.class)
                    .on(BankApi.PAID, Clerk::books)
                    .on(BankApi.PAID, Clerk::checks)
                    .beforeCommit()
                    .on(BankApi.CLOSED, Clerk::files)
                    .on(BankApi.CLOSED, Clerk::mails)
                    .durably()
                    .named("bank.mail")
                    .retry(2);
        }
    }

    void when(String line, Step step) {
        script.steps.put(line, step);
    }

    void pay(String account, int cents) {
        transactions().run(() -> emitPaid(account, cents));
    }

    /// Needs a transaction.
    void emitPaid(String account, int cents) {
        events().emit(Teller.class, BankApi.PAID, new Paid(account, cents, "1234"));
    }

    Events events() {
        return instance(Events.class);
    }

    EventBus bus() {
        return instance(EventBus.class);
    }

    Roots roots() {
        return instance(Roots.class);
    }

    Transactions transactions() {
        return instance(Transactions.class);
    }

    Deliveries deliveries() {
        return instance(Deliveries.class);
    }

    /// Delivers durably from now on, and waits until nothing is pending.
    void deliver() {
        deliveries().start(DeliverySettings.DEFAULTS.withBackoffMax(Duration.ofMillis(100)));
        assertThat(deliveries().drain(WAIT)).isEmpty();
    }

    List<AuditRecord> records() {
        return instance(AuditLog.class).find(AuditQuery.newest(100)).reversed();
    }

    AuditLog log() {
        return instance(AuditLog.class);
    }

    private unisono.data.Database database() {
        return instance(unisono.data.Database.class);
    }

    private <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    void sql(String statement) throws SQLException {
        sql(database, statement);
    }

    static void sql(TestDatabase where, String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                where.jdbcUrl(), where.user(), where.password());
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }

    /// The first column.
    static List<String> column(TestDatabase where, String select) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                where.jdbcUrl(), where.user(), where.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    List<String> column(String select) throws SQLException {
        return column(database, select);
    }

    @Override
    public void close() {
        application.close();
        data.close();
        database.close();
    }
}
