package unisono.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.EventLog;
import unisono.data.LoggedEmission;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.AsyncDeliveries;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.TransactionContext;
import unisono.test.TheatreModules.BoxOffice;
import unisono.test.TheatreModules.Press;
import unisono.test.TheatreModules.PressEvents;
import unisono.test.TheatreModules.Schema;
import unisono.test.TheatreModules.Script;
import unisono.test.TheatreModules.Stage;
import unisono.test.TheatreModules.StageEvents;
import unisono.test.TheatreModules.Ticket;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Two modules on a database of their own: the staff of a theatre hears of its tickets at every
/// moment of the transaction, and the press hears from outside. What a listener does is up to the
/// test; that it was called stands in the diary: `usher after commit: sold`.
final class Theatre implements AutoCloseable, Script {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final TestDatabase database = TestPostgres.createDatabase();
    private final Wire wire = Wire.to(database.jdbcUrl());
    private final List<String> diary = new CopyOnWriteArrayList<>();
    private final Map<String, Step> steps = new ConcurrentHashMap<>();
    private volatile long seen;
    private final DataModule data;
    private final Application application;

    Theatre(int connections) {
        this(connections, WAIT);
    }

    /// A smaller house.
    ///
    /// @param wait for a free connection
    Theatre(int connections, Duration wait) {
        var settings =
                new DatabaseSettings(wire.jdbcUrl(), database.user(), database.password())
                        .withPool(connections, wait);
        data = DataModule.of(() -> settings, List.of(new Schema()));
        application =
                Application.builder()
                        .module(new Stage(this), new StageEvents())
                        .module(new Press(), new PressEvents())
                        .install(data)
                        .boot();
    }

    /// What a listener does when it is called; the last word counts.
    interface Step {
        void take(Ticket ticket) throws Exception;
    }

    /// Forgets what was played before. The log forgets nothing, so its older part is left out.
    void reset() {
        steps.clear();
        diary.clear();
        transactions()
                .run(() ->
                        transactions()
                                .session()
                                .createNativeMutationQuery("delete from theatre.seat")
                                .executeUpdate());
        everythingLogged().forEach(row -> seen = Math.max(seen, row.position()));
    }

    void when(String line, Step step) {
        steps.put(line, step);
    }

    @Override
    public void play(String line, Ticket ticket) throws Exception {
        diary.add(line);
        steps.getOrDefault(line, _ -> {}).take(ticket);
    }

    List<String> diary() {
        return diary;
    }

    Wire wire() {
        return wire;
    }

    Transactions transactions() {
        return application.injector().getInstance(Transactions.class);
    }

    TransactionContext context() {
        return application.injector().getInstance(TransactionContext.class);
    }

    void emit(EventName<Ticket> event, String seat) {
        events().emit(BoxOffice.class, event, new Ticket(seat));
    }

    AsyncDeliveries emitAsync(EventName<Ticket> event, String seat) {
        return events().emitAsync(BoxOffice.class, event, new Ticket(seat));
    }

    /// The box office's way to sell: one transaction, one row, one event.
    void sell(EventName<Ticket> event, String seat) {
        transactions()
                .run(() -> {
                    write(seat);
                    emit(event, seat);
                });
    }

    /// Needs a transaction.
    void write(String seat) {
        transactions()
                .session()
                .createNativeMutationQuery("insert into theatre.seat values (:seat, 'nobody', 0)")
                .setParameter("seat", seat)
                .executeUpdate();
    }

    List<String> seats() {
        return transactions()
                .call(() ->
                        transactions()
                                .session()
                                .createNativeQuery(
                                        "select id from theatre.seat order by id", String.class)
                                .list());
    }

    /// What was logged since the last reset, in order.
    List<LoggedEmission> log() {
        return everythingLogged().stream().filter(row -> row.position() > seen).toList();
    }

    private List<LoggedEmission> everythingLogged() {
        return application.injector().getInstance(EventLog.class).newest(1_000).reversed();
    }

    List<String> logged() {
        return log().stream().map(LoggedEmission::name).toList();
    }

    Events events() {
        return application.injector().getInstance(Events.class);
    }

    @Override
    public void close() {
        application.close();
        data.close();
        wire.close();
        database.close();
    }
}
