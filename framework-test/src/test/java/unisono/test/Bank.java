package unisono.test;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Transactions;
import unisono.data.Upcaster;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.AggregateType;
import unisono.data.aggregate.Aggregates;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.Emission;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Middleware;
import unisono.events.ModuleApi;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// A small bank whose accounts are aggregates.
final class Bank implements AutoCloseable {
    static final AggregateType<AccountId, Account, AccountEvent> ACCOUNT =
            AggregateType.named("account")
                    .startingAs(Account.NONE)
                    .identifiedBy(AccountId::text)
                    .events(BankApi.OPENED, BankApi.PAID_IN, BankApi.PAID_OUT, BankApi.CLOSED);

    static final AccountId ANN = new AccountId("ann");
    static final AccountId BEN = new AccountId("ben");

    private static final Duration WAIT = Duration.ofSeconds(20);

    private final TestDatabase database;
    private final boolean ours;
    private final DataModule data;
    private final Application application;
    private final Branch branch;

    private Bank(Branch branch, TestDatabase database, boolean ours, String jdbcUrl) {
        this.branch = branch;
        this.database = database;
        this.ours = ours;
        var settings =
                new DatabaseSettings(jdbcUrl, database.user(), database.password())
                        .withPool(branch.connections, WAIT);
        data = DataModule.of(() -> settings, List.of(), List.of(new NameTheCurrency()));
        application =
                Application.builder()
                        .module(branch, new BankEvents(branch))
                        .middleware(branch.middleware)
                        .install(data)
                        .boot();
    }

    /// One in which nobody hears anything, on a database of its own.
    static Bank open() {
        return new Branch().opened();
    }

    /// How a bank is run.
    static final class Branch implements ApplicationModule {
        private AggregateType<AccountId, Account, AccountEvent> type = ACCOUNT;
        private int connections = 4;
        private Middleware[] middleware = {};
        private BiConsumer<Bank, Emission> inTransaction = (_, _) -> {};
        private boolean heard;
        private boolean durably;
        private @Nullable Bank bank;

        Branch type(AggregateType<AccountId, Account, AccountEvent> other) {
            type = other;
            return this;
        }

        Branch connections(int number) {
            connections = number;
            return this;
        }

        Branch around(Middleware... layers) {
            middleware = layers;
            return this;
        }

        /// Hears each event in its transaction.
        Branch hearing(BiConsumer<Bank, Emission> listener) {
            inTransaction = listener;
            heard = true;
            return this;
        }

        Branch hearingDurably() {
            durably = true;
            return this;
        }

        Bank opened() {
            var database = TestPostgres.createDatabase();
            return remembered(new Bank(this, database, true, database.jdbcUrl()));
        }

        Bank openedOn(TestDatabase database) {
            return remembered(new Bank(this, database, false, database.jdbcUrl()));
        }

        Bank openedBehind(Wire wire, TestDatabase database) {
            return remembered(new Bank(this, database, false, wire.jdbcUrl()));
        }

        private Bank remembered(Bank opened) {
            bank = opened;
            return opened;
        }

        @Override
        public String name() {
            return "bank";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(BankApi.class);
        }

        @Override
        public void configure(Binder binder) {
            Aggregates.bind(binder, type);
            binder.bind(Teller.class).toInstance(new Teller(this));
        }
    }

    AggregateStore<AccountId, Account, AccountEvent> accounts() {
        return instance(Aggregates.class).of(branch.type);
    }

    Transactions transactions() {
        return instance(Transactions.class);
    }

    <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    TestDatabase database() {
        return database;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }

    /// The first column of the first row.
    String text(String sql) {
        try (var connection = connect()) {
            return Sql.text(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void sql(String sql) {
        try (var connection = connect()) {
            Sql.run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An account with so many events.
    void fill(AccountId id, int events) {
        accounts().changeBy(id, account -> account.open(id.text()));
        for (int number = 1; number < events; number++) {
            accounts().changeBy(id, account -> account.payIn(1));
        }
    }

    @Override
    public void close() {
        application.close();
        data.close();
        if (ours) {
            database.close();
        }
    }

    record AccountId(String text) {}

    /// An account, the sum of its events. It is never overdrawn.
    public record Account(String owner, long balance, boolean open)
            implements Aggregate<Account, AccountEvent> {
        static final Account NONE = new Account("", 0, false);

        AccountOpened open(String newOwner) {
            if (open) {
                throw new Refused("It is open, and belongs to " + owner);
            }
            return new AccountOpened(newOwner);
        }

        PaidIn payIn(long pence) {
            refuseUnlessOpen();
            return new PaidIn(pence, "GBP");
        }

        PaidOut payOut(long pence) {
            refuseUnlessOpen();
            if (pence > balance) {
                throw new Refused("It has " + balance);
            }
            return new PaidOut(pence);
        }

        /// Pays out what is left, and closes.
        List<AccountEvent> close() {
            return open
                    ? balance == 0
                            ? List.of(new AccountClosed())
                            : List.of(payOut(balance), new AccountClosed())
                    : List.of();
        }

        private void refuseUnlessOpen() {
            if (!open) {
                throw new Refused("It is not open");
            }
        }

        @Override
        public Account apply(AccountEvent event) {
            return switch (event) {
                case AccountOpened it -> new Account(it.owner(), balance, true);
                case PaidIn it -> new Account(owner, balance + it.pence(), open);
                case PaidOut it -> new Account(owner, balance - it.pence(), open);
                case AccountClosed _ -> new Account(owner, balance, false);
            };
        }

        static final class Refused extends RuntimeException {
            private static final long serialVersionUID = 1;

            Refused(String message) {
                super(message);
            }
        }
    }

    public sealed interface AccountEvent {}

    public record AccountOpened(String owner) implements AccountEvent {}

    public record PaidIn(long pence, String currency) implements AccountEvent {}

    public record PaidOut(long pence) implements AccountEvent {}

    public record AccountClosed() implements AccountEvent {}

    public interface BankApi extends ModuleApi {
        EventName<AccountOpened> OPENED = EventName.of("bank.account-opened", AccountOpened.class);
        EventName<PaidIn> PAID_IN = EventName.of("bank.paid-in", PaidIn.class).version(2);
        EventName<PaidOut> PAID_OUT = EventName.of("bank.paid-out", PaidOut.class);
        EventName<AccountClosed> CLOSED = EventName.of("bank.account-closed", AccountClosed.class);
    }

    static final class Teller {
        private final Branch branch;

        Teller(Branch branch) {
            this.branch = branch;
        }

        void hear(Object payload, Emission emission) {
            branch.inTransaction.accept(requireNonNull(branch.bank), emission);
        }
    }

    static final class Ledger {
        void note(PaidIn paid) {}
    }

    static final class BankEvents extends EventManager {
        private final Branch branch;

        BankEvents(Branch branch) {
            this.branch = branch;
        }

        @Override
        protected void registerListeners() {
            emits(Account.class, BankApi.OPENED, BankApi.PAID_IN, BankApi.PAID_OUT, BankApi.CLOSED);
            if (branch.heard) {
                local(Account.class, Teller.class)
                        .on(BankApi.OPENED, Teller::hear)
                        .on(BankApi.PAID_IN, Teller::hear)
                        .on(BankApi.PAID_OUT, Teller::hear)
                        .on(BankApi.CLOSED, Teller::hear);
            }
            if (branch.durably) {
                local(Account.class, Ledger.class)
                        .on(BankApi.PAID_IN, Ledger::note)
                        .durably()
                        .named("bank.ledger");
            }
        }
    }

    static final class NameTheCurrency implements Upcaster {
        @Override
        public EventName<?> event() {
            return BankApi.PAID_IN;
        }

        @Override
        public int from() {
            return 1;
        }

        @Override
        public ObjectNode upcast(ObjectNode payload) {
            return payload.put("currency", "GBP");
        }
    }
}
