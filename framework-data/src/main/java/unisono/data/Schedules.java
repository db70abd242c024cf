package unisono.data;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.SqlCall;
import unisono.data.internal.delivery.Watch;
import unisono.data.internal.schedule.Keeper;
import unisono.data.internal.schedule.Known;
import unisono.data.internal.schedule.ScheduleNode;
import unisono.data.internal.schedule.ScheduleQueries;
import unisono.data.internal.schedule.ScheduleWatch;
import unisono.events.Cron;
import unisono.events.DeclaredEvents;
import unisono.events.Due;
import unisono.events.DueEmissions;

/// What is to be emitted later, and what recurs, for those who run the application. Emitters plan
/// and change their own with [unisono.events.Emitter#emitAt] and [unisono.events.NamedTimer].
///
/// Nothing is emitted before [Deliveries#start] on some node, and nothing here needs that: what is
/// changed holds for all nodes. Each call is a transaction of its own, and waits for whoever is
/// just emitting what it is to change. Thread-safe.
public final class Schedules {
    /// The most that [#list] returns.
    public static final int LIMIT_MAX = 10_000;

    /// The most times that [#next] returns.
    public static final int TIMES_MAX = 1_000;

    /// Two round trips each, because the pool first asks a connection that has rested whether it
    /// lives.
    private static final Duration LOOK_ALONE = Duration.ofMillis(2_500);

    private static final Duration LOOK_LOOKED_AFTER = Duration.ofSeconds(30);

    private final LazyDatabase database;
    private final Transactions transactions;
    private final PayloadReader payloads;
    private final Keeper keeper;
    private final Supplier<DueEmissions> emissions;
    private final Supplier<DeclaredEvents> declared;
    private volatile @Nullable ScheduleNode node;

    Schedules(
            LazyDatabase database,
            Transactions transactions,
            PayloadReader payloads,
            Keeper keeper,
            Supplier<DueEmissions> emissions,
            Supplier<DeclaredEvents> declared) {
        this.database = database;
        this.transactions = transactions;
        this.payloads = payloads;
        this.keeper = keeper;
        this.emissions = emissions;
        this.declared = declared;
    }

    Keeper keeper() {
        return keeper;
    }

    /// Looks for what others planned, beside the log.
    Watch watch() {
        return new ScheduleWatch(known(), this::expect);
    }

    private Known known() {
        return new Known(emissions.get(), declared.get());
    }

    private void expect(Duration in) {
        var running = node;
        if (running != null) {
            running.expect(in);
        }
    }

    /// Begins to emit what is due. Without effect when it runs.
    ///
    /// @param looked whether somebody looks with [#watch]
    synchronized void start(DeliverySettings settings, boolean looked) {
        if (node == null) {
            var starting =
                    new ScheduleNode(
                            database.get(),
                            transactions,
                            payloads,
                            emissions.get(),
                            known(),
                            settings.backoffMax(),
                            looked ? LOOK_LOOKED_AFTER : LOOK_ALONE);
            starting.start();
            keeper.whenPlanned(starting::expect);
            node = starting;
        }
    }

    synchronized void stop(Duration limit) {
        var running = node;
        if (running != null) {
            node = null;
            keeper.whenPlanned(_ -> {});
            running.stop(limit);
        }
    }

    /// What is planned, the first due first.
    ///
    /// @param failed whether to list what failed, or what is still to come
    /// @param limit how many at the most, 1 to [#LIMIT_MAX]
    public List<PendingEmission> list(boolean failed, int limit) {
        refuseOutside("A limit", limit, LIMIT_MAX);
        return call(connection -> ScheduleQueries.list(connection, failed, limit));
    }

    /// What is planned under this id, with its last failure.
    public Optional<PendingEmission> find(long id) {
        return call(connection -> ScheduleQueries.find(connection, id));
    }

    /// What the classes of a module have planned under this name.
    public Optional<PendingEmission> find(String module, String name) {
        return call(connection -> ScheduleQueries.find(connection, module, name));
    }

    /// Takes back what is planned.
    ///
    /// @return whether it was there, and has not been emitted
    public boolean cancel(long id) {
        return call(connection -> ScheduleQueries.cancel(connection, id));
    }

    /// Plans it for another time, with all attempts if it has failed.
    ///
    /// @return whether it is there, and has not been emitted
    public boolean reschedule(long id, Instant time) {
        @Nullable Duration in =
                this.<@Nullable Duration>call(
                        connection -> ScheduleQueries.move(connection, id, new Due.At(time)));
        if (in != null) {
            expect(in);
        }
        return in != null;
    }

    /// Everything that recurs, also what this application does not declare, by name.
    public List<RecurringEmission> recurring() {
        var known = known();
        return call(connection -> ScheduleQueries.recurring(connection, known));
    }

    /// Lets it not recur, on all nodes, until it is resumed. What is due already is still emitted.
    ///
    /// @return whether there is such a thing
    public boolean pause(String name) {
        return call(connection -> ScheduleQueries.pause(connection, name, true));
    }

    /// Lets it recur again. Of what passed meanwhile becomes what its [unisono.events.CatchUp]
    /// says.
    ///
    /// @return whether there is such a thing
    public boolean resume(String name) {
        boolean found = call(connection -> ScheduleQueries.pause(connection, name, false));
        expect(Duration.ZERO);
        return found;
    }

    /// Forgets something that recurs and that this application does not declare. What is due of it
    /// already stays.
    ///
    /// @return whether it was there, and is not declared here
    public boolean forget(String name) {
        var known = known();
        return call(connection -> ScheduleQueries.forget(connection, known, name));
    }

    /// The next times of something that recurs, also while it is paused.
    ///
    /// @param count how many at the most, 1 to [#TIMES_MAX]
    /// @return none if there is no such thing
    public List<Instant> next(String name, int count) {
        refuseOutside("A number of times", count, TIMES_MAX);
        return recurring().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(one -> times(one, count))
                .orElse(List.of());
    }

    private static List<Instant> times(RecurringEmission one, int count) {
        var cron = Cron.parse(one.cron());
        var times = new ArrayList<Instant>();
        var next = one.next();
        while (next.isPresent() && times.size() < count) {
            times.add(next.get());
            next = cron.next(next.get(), one.zone());
        }
        return List.copyOf(times);
    }

    private static void refuseOutside(String what, int number, int max) {
        if (number < 1 || number > max) {
            throw new IllegalArgumentException(
                    "%s of %d is not between 1 and %d.".formatted(what, number, max));
        }
    }

    private <T extends @Nullable Object> T call(SqlCall<T> call) {
        try {
            return database.get().call(call);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database does not say what is planned: %s.".formatted(e.getMessage()), e);
        }
    }
}
