package unisono.test;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.DeliverySettings;
import unisono.data.Inbox;
import unisono.data.Incoming;
import unisono.data.Receipt;
import unisono.data.Schedules;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.CatchUp;
import unisono.events.Emitter;
import unisono.events.EventManager;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.test.Lending.Book;
import unisono.test.Lending.LendingApi;
import unisono.test.Lending.Sweep;
import unisono.test.postgres.TestDatabase;

/// One node of the [Lending], with its own pool, on a line of its own that can be cut.
final class LendingBranch implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final String name;
    private final Wire wire;
    private final Plan plan;
    private final DataModule data;
    private final Application application;

    /// How it is made, where that matters.
    static final class Plan {
        private int connections = 5;
        private boolean reminding;
        private Consumer<String> whenTaken = _ -> {};
        private Reaction reaction = LendingBranch::write;
        private List<Sweeping> sweepings = List.of();
        private DeliverySettings settings =
                DeliverySettings.DEFAULTS.withBackoffMax(Duration.ofMillis(100));

        Plan connections(int max) {
            connections = max;
            return this;
        }

        /// What happens when a book is overdue, in the transaction of the emission.
        Plan reacting(Reaction other) {
            reaction = other;
            return this;
        }

        /// What else happens when a book is taken back, in the same transaction.
        Plan taking(Consumer<String> other) {
            whenTaken = other;
            return this;
        }

        /// A durable listener has something to do, too.
        Plan reminding() {
            reminding = true;
            return this;
        }

        Plan sweeping(Sweeping... all) {
            sweepings = List.of(all);
            return this;
        }

        Plan settings(DeliverySettings other) {
            settings = other;
            return this;
        }
    }

    /// What a listener does.
    interface Reaction {
        void to(LendingBranch branch, Book book) throws Exception;
    }

    /// Something that recurs.
    record Sweeping(String name, String cron, CatchUp catchUp) {}

    static final class Desk {
        private final Emitter emitter;

        @Inject
        Desk(Events events) {
            this.emitter = events.emitter(Desk.class);
        }

        void lend(String book) {
            emitter.timer(book).emitAfter(Duration.ofDays(14), LendingApi.OVERDUE, new Book(book));
        }

        boolean giveBack(String book) {
            return emitter.timer(book).cancel();
        }
    }

    /// Takes books back by post, which may bring the same note twice.
    static final class Mailroom {
        private final Inbox inbox;
        private final LendingBranch branch;

        @Inject
        Mailroom(Inbox inbox, LendingBranch branch) {
            this.inbox = inbox;
            this.branch = branch;
        }

        Receipt takeBack(String number, String book) {
            var incoming = new Incoming("lending.returns", number, book);
            return inbox.once(incoming, () -> "thank you for " + branch.taken(book));
        }

        Receipt takeBackUnlessBusy(String number, String book) {
            var incoming = new Incoming("lending.returns", number, book);
            return inbox.onceUnlessBusy(incoming, () -> "thank you for " + branch.taken(book));
        }
    }

    static final class Reminder {
        private final LendingBranch branch;

        @Inject
        Reminder(LendingBranch branch) {
            this.branch = branch;
        }

        void remind(Book book) throws Exception {
            branch.plan.reaction.to(branch, book);
        }

        void remindDurably(Book book) {
            branch.write(new Book("durably " + book.title()));
        }

        void sweep(Sweep sweep) {
            branch.write(new Book(sweep.at().toString()));
        }
    }

    static final class LendingEvents extends EventManager {
        private final Plan plan;

        LendingEvents(Plan plan) {
            this.plan = plan;
        }

        @Override
        protected void registerListeners() {
            emits(Desk.class, LendingApi.OVERDUE, LendingApi.REMINDED, LendingApi.SWEEP_DUE);
            var scope = local(Desk.class, Reminder.class);
            scope.on(LendingApi.OVERDUE, Reminder::remind);
            scope.on(LendingApi.SWEEP_DUE, Reminder::sweep);
            if (plan.reminding) {
                scope.on(LendingApi.OVERDUE, Reminder::remindDurably).durably();
            }
            recurring("lending.sweep", LendingApi.SWEEP_DUE, Sweep::new)
                    .emittedBy(Desk.class)
                    .cron("0 3 * * *", ZoneId.of("Europe/Berlin"))
                    .catchUp(CatchUp.ONCE);
            for (var sweeping : plan.sweepings) {
                recurring(sweeping.name(), LendingApi.SWEEP_DUE, Sweep::new)
                        .emittedBy(Desk.class)
                        .cron(sweeping.cron(), ZoneId.of("UTC"))
                        .catchUp(sweeping.catchUp());
            }
        }
    }

    private static final class LendingModule implements ApplicationModule {
        @Override
        public String name() {
            return "lending";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(LendingApi.class);
        }
    }

    LendingBranch(String name, TestDatabase database, Plan plan) {
        this.name = name;
        this.plan = plan;
        wire = Wire.to(database.jdbcUrl());
        var connection =
                new DatabaseSettings(wire.jdbcUrl(), database.user(), database.password())
                        .withPool(plan.connections, LONG);
        data = DataModule.of(() -> connection, List.of(new Post.Schema()));
        application =
                Application.builder()
                        .module(new LendingModule(), new LendingEvents(plan))
                        .install(data, binder -> binder.bind(LendingBranch.class).toInstance(this))
                        .boot();
    }

    LendingBranch opened() {
        deliveries().start(plan.settings);
        return this;
    }

    Deliveries deliveries() {
        return instance(Deliveries.class);
    }

    Schedules schedules() {
        return instance(Schedules.class);
    }

    Transactions transactions() {
        return instance(Transactions.class);
    }

    Desk desk() {
        return instance(Desk.class);
    }

    Emitter emitter() {
        return instance(Events.class).emitter(Desk.class);
    }

    Wire wire() {
        return wire;
    }

    private <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    Mailroom mailroom() {
        return instance(Mailroom.class);
    }

    Inbox inbox() {
        return instance(Inbox.class);
    }

    private String taken(String book) {
        write(new Book(book));
        plan.whenTaken.accept(book);
        return book;
    }

    void remindAfter(Duration delay, String title) {
        transactions().run(() -> emitter().emitAfter(delay, LendingApi.OVERDUE, new Book(title)));
    }

    /// Needs a transaction.
    void write(Book book) {
        transactions()
                .session()
                .createNativeMutationQuery(
                        "insert into post.effect (listener, letter, street, node) values ('lending', 0, ?1, ?2)")
                .setParameter(1, book.title())
                .setParameter(2, name)
                .executeUpdate();
    }

    /// What was done, in its order.
    List<String> done() {
        return ask("select street from post.effect order by number", String.class);
    }

    <T> List<T> ask(String sql, Class<T> type) {
        return transactions()
                .call(() -> transactions().session().createNativeQuery(sql, type).list());
    }

    long logged(String event) {
        return ask(
                        "select count(*) from unisono.event where name = '%s'".formatted(event),
                        Long.class)
                .getFirst();
    }

    /// Waits for what others do.
    static void until(BooleanSupplier condition) throws InterruptedException {
        var end = Instant.now().plus(LONG);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not so after " + LONG);
            }
            Thread.sleep(Duration.ofMillis(10));
        }
    }

    /// Ends without a word.
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
