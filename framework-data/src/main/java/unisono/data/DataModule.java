package unisono.data;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import unisono.data.aggregate.AggregateType;
import unisono.data.aggregate.Aggregates;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.PayloadHistory;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.TransactionOptions;
import unisono.data.internal.Units;
import unisono.data.internal.personal.KeyRing;
import unisono.data.internal.personal.PersonalRules;
import unisono.data.internal.projection.ProjectionDesk;
import unisono.data.internal.projection.ProjectionRules;
import unisono.data.internal.schedule.Keeper;
import unisono.data.internal.stream.AggregateRules;
import unisono.data.internal.stream.StreamAggregates;
import unisono.data.projection.Projection;
import unisono.data.projection.Projections;
import unisono.events.DeclaredEvents;
import unisono.events.DueEmissions;
import unisono.events.DurableListeners;
import unisono.events.EmissionTimers;
import unisono.events.Events;
import unisono.events.StartupCheck;
import unisono.events.TransactionContext;

/// Gives an application its database: binds [Transactions], [EventLog], [Deliveries], [Schedules],
/// [Inbox], [Erasure], [Replays], [Retention], [Metrics], [Projections], [Database], [Payloads],
/// [EventContract] and [Aggregates], lets the kernel know of transactions, and checks upcasters,
/// personal data, projections and aggregates at start-up.
///
/// The database is opened when it is first used. Whoever creates this module closes it, after the
/// application's last transaction.
public final class DataModule extends AbstractModule implements AutoCloseable {
    private static final TypeLiteral<AggregateType<?, ?, ?>> TYPE = new TypeLiteral<>() {};
    private static final Key<Set<AggregateType<?, ?, ?>>> TYPES = new Key<>() {};

    private final LazyDatabase database;
    private final PayloadHistory history;
    private final List<ModuleSchema> schemas;
    private final List<Projection> projections;
    private @Nullable ProjectionDesk desk;
    private @Nullable Deliveries deliveries;
    private @Nullable Retention retention;

    private DataModule(
            LazyDatabase database,
            PayloadHistory history,
            List<ModuleSchema> schemas,
            List<Projection> projections) {
        this.database = database;
        this.history = history;
        this.schemas = List.copyOf(schemas);
        this.projections = List.copyOf(projections);
    }

    /// Takes the schemas, upcasters and projections that `ServiceLoader` finds, those of all
    /// modules on the module path.
    ///
    /// @param settings asked once, when the database is first used
    public static DataModule discover(Supplier<DatabaseSettings> settings) {
        var found =
                ServiceLoader.load(ModuleSchema.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.comparing(ModuleSchema::name));
        var upcasters =
                ServiceLoader.load(Upcaster.class).stream().map(ServiceLoader.Provider::get);
        var projections =
                ServiceLoader.load(Projection.class).stream().map(ServiceLoader.Provider::get);
        return of(settings, found.toList(), upcasters.toList(), projections.toList());
    }

    /// Takes the schemas that it is given, and no upcasters.
    ///
    /// @param settings asked once, when the database is first used
    public static DataModule of(Supplier<DatabaseSettings> settings, List<ModuleSchema> schemas) {
        return of(settings, schemas, List.of());
    }

    /// Takes the schemas and upcasters that it is given.
    ///
    /// @param settings asked once, when the database is first used
    public static DataModule of(
            Supplier<DatabaseSettings> settings,
            List<ModuleSchema> schemas,
            List<Upcaster> upcasters) {
        return of(settings, schemas, upcasters, List.of());
    }

    /// Takes the schemas, upcasters and projections that it is given.
    ///
    /// @param settings asked once, when the database is first used
    public static DataModule of(
            Supplier<DatabaseSettings> settings,
            List<ModuleSchema> schemas,
            List<Upcaster> upcasters,
            List<Projection> projections) {
        return new DataModule(
                new LazyDatabase(settings, schemas),
                new PayloadHistory(upcasters),
                schemas,
                projections);
    }

    @Override
    protected void configure() {
        var units = new Units(database);
        var transactions = new Transactions(units, TransactionOptions.DEFAULTS);
        bind(Transactions.class).toInstance(transactions);
        bind(TransactionContext.class).toInstance(units);
        bind(EventLog.class).toInstance(new EventLog(transactions));
        bind(Database.class).toInstance(new Database(database));
        var keys = new KeyRing(database, units);
        var payloads = new PayloadReader(history, keys::open);
        bind(Erasure.class).toInstance(new Erasure(transactions, units, keys));
        bind(Payloads.class).toInstance(new Payloads(payloads));
        var listeners = getProvider(DurableListeners.class);
        var schedules =
                new Schedules(
                        database,
                        transactions,
                        payloads,
                        new Keeper(units),
                        getProvider(DueEmissions.class)::get,
                        getProvider(DeclaredEvents.class)::get);
        bind(Inbox.class).toInstance(new Inbox(database, transactions));
        bind(Schedules.class).toInstance(schedules);
        bind(EmissionTimers.class).toInstance(schedules.keeper());
        var durable =
                new Deliveries(database, units, transactions, payloads, listeners::get, schedules);
        deliveries = durable;
        bind(Deliveries.class).toInstance(durable);
        bind(Metrics.class).toInstance(new Metrics(database));
        var keeping = new Retention(database);
        retention = keeping;
        bind(Retention.class).toInstance(keeping);
        bind(Replays.class)
                .toInstance(new Replays(database, units, payloads, listeners::get, durable));
        var events = getProvider(DeclaredEvents.class);
        bind(EventContract.class).toProvider(() -> new EventContract(events.get(), history));
        var folding = new ProjectionDesk(database, units, payloads, projections, events::get);
        units.beforeLogged(folding);
        desk = folding;
        bind(Projections.class).toInstance(folding);
        var checks = Multibinder.newSetBinder(binder(), StartupCheck.class);
        checks.addBinding().toInstance(_ -> history.problems(events.get()));
        checks.addBinding()
                .toInstance(_ -> ProjectionRules.problems(projections, schemas, events.get()));
        checks.addBinding().toInstance(_ -> PersonalRules.problems(events.get()));
        bindAggregates(units, transactions, payloads);
        var types = getProvider(TYPES);
        checks.addBinding().toInstance(_ -> AggregateRules.problems(types.get(), events.get()));
    }

    private void bindAggregates(Units units, Transactions transactions, PayloadReader payloads) {
        Multibinder.newSetBinder(binder(), TYPE);
        bind(Aggregates.class)
                .toInstance(
                        new StreamAggregates(
                                units,
                                transactions,
                                payloads,
                                getProvider(Events.class)::get,
                                getProvider(TYPES)::get));
    }

    /// Closes the pool. Without effect when the database was never used. Deliveries and projections
    /// that still run end at once.
    @Override
    public void close() {
        var keeping = retention;
        if (keeping != null) {
            keeping.stop();
        }
        var folding = desk;
        if (folding != null) {
            folding.halt();
        }
        var durable = deliveries;
        if (durable != null) {
            durable.halt();
        }
        database.close();
    }
}
