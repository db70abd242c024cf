package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import unisono.cli.internal.Invocation;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.ModuleSchema;
import unisono.data.Transactions;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateType;
import unisono.data.aggregate.Aggregates;
import unisono.data.projection.Page;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionDefinition;
import unisono.data.projection.Projections;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.events.Personal;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// A running application, and the command line beside it. Rooms are cleaned; towels are folded
/// durably, but not in room 13.
final class Hotel implements AutoCloseable {
    private static final AggregateType<String, Tab, TabEvent> TAB =
            AggregateType.named("tab")
                    .startingAs(new Tab(List.of(), 0))
                    .identifiedBy(Function.<String>identity())
                    .events(HotelApi.ORDERED, HotelApi.PAID);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TestDatabase database = TestPostgres.createDatabase();
    private final DataModule data =
            DataModule.of(
                    () ->
                            new DatabaseSettings(
                                    database.jdbcUrl(), database.user(), database.password()),
                    List.of(new HotelSchema()),
                    List.of(),
                    List.of(new Cleanings(), new Towels()));
    private final Application application =
            Application.builder().module(new HotelModule(), new HotelEvents()).install(data).boot();

    void clean(int room) {
        instance(Transactions.class)
                .run(() ->
                        instance(Events.class)
                                .emit(Maid.class, HotelApi.CLEANED, new RoomCleaned(room)));
    }

    /// A guest says what is nobody else's business.
    void complain(String guest, String words) {
        instance(Transactions.class)
                .run(() ->
                        instance(Events.class)
                                .emit(
                                        Maid.class,
                                        HotelApi.COMPLAINED,
                                        new Complaint(guest, words)));
    }

    /// Plans that a room is cleaned.
    void cleanLater(String name, Duration delay, int room) {
        instance(Transactions.class)
                .run(() ->
                        instance(Events.class)
                                .emitter(Maid.class)
                                .timer(name)
                                .emitAfter(delay, HotelApi.CLEANED, new RoomCleaned(room)));
    }

    /// Something happens at the bar.
    void atTheBar(String guest, TabEvent... events) {
        instance(Aggregates.class).of(TAB).change(guest, _ -> List.of(events));
    }

    /// Changes what no API lets one change.
    void sql(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }

    Deliveries deliveries() {
        return instance(Deliveries.class);
    }

    Projections projections() {
        return instance(Projections.class);
    }

    TestDatabase database() {
        return database;
    }

    /// Runs a command line; its exit code.
    int run(String... arguments) {
        out.reset();
        err.reset();
        return new Invocation(Map.of("HOME", "/home/ann"), out, err)
                .run(
                        "unisono",
                        _ -> new RunningApplication(application, () -> {}),
                        List::of,
                        List.of(arguments));
    }

    /// What it printed, when it had nothing to complain of.
    String out() {
        assertThat(err()).isEmpty();
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    @Override
    public void close() {
        application.close();
        data.close();
        database.close();
    }

    public interface HotelApi extends ModuleApi {
        EventName<DrinkOrdered> ORDERED = EventName.of("hotel.drink-ordered", DrinkOrdered.class);
        EventName<TabPaid> PAID = EventName.of("hotel.tab-paid", TabPaid.class);
        EventName<RoomCleaned> CLEANED =
                EventName.of("hotel.cleaned", RoomCleaned.class).key(RoomCleaned::room);
        EventName<Complaint> COMPLAINED =
                EventName.of("hotel.complained", Complaint.class).subject(Complaint::guest);
    }

    public record RoomCleaned(int room) {}

    public sealed interface TabEvent {}

    public record DrinkOrdered(String drink, int pence) implements TabEvent {}

    public record TabPaid() implements TabEvent {}

    /// What a guest had at the bar.
    public record Tab(List<String> drinks, int pence) implements Aggregate<Tab, TabEvent> {
        @Override
        public Tab apply(TabEvent event) {
            return switch (event) {
                case DrinkOrdered it ->
                        new Tab(
                                Stream.concat(drinks.stream(), Stream.of(it.drink())).toList(),
                                pence + it.pence());
                case TabPaid _ -> new Tab(List.of(), 0);
            };
        }
    }

    public record Complaint(String guest, @Personal @Nullable String words) {}

    static final class Maid {}

    static final class Laundry {
        static final int UNLUCKY = 13;

        void fold(RoomCleaned cleaned) {
            if (cleaned.room() == UNLUCKY) {
                throw new IllegalStateException("No towels in room " + UNLUCKY);
            }
        }
    }

    static final class HotelSchema implements ModuleSchema {
        @Override
        public String name() {
            return "hotel";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of();
        }
    }

    /// How often each room was cleaned.
    static final class Cleanings implements Projection {
        @Override
        public ProjectionDefinition definition() {
            return ProjectionDefinition.named("hotel.cleanings")
                    .hears(HotelApi.CLEANED)
                    .table("hotel.cleaning");
        }

        @Override
        public void fold(Page page) throws SQLException {
            var rows = page.rows("text", "integer");
            page.byKey().forEach((room, events) -> rows.add(room, events.size()));
            rows.write(
                    """
                    insert into %s as t (room, times) select * from unnest(?, ?)
                    on conflict (room) do update set times = t.times + excluded.times
                    """
                            .formatted(page.table("cleaning")));
        }
    }

    /// How many towels there were; none in room 13.
    static final class Towels implements Projection {
        @Override
        public ProjectionDefinition definition() {
            return ProjectionDefinition.named("hotel.towels")
                    .hears(HotelApi.CLEANED)
                    .table("hotel.towel");
        }

        @Override
        public void fold(Page page) throws SQLException {
            var rows = page.rows("integer");
            page.each(
                    HotelApi.CLEANED,
                    cleaned -> {
                        new Laundry().fold(cleaned);
                        rows.add(cleaned.room());
                    });
            rows.write("insert into %s select * from unnest(?)".formatted(page.table("towel")));
        }
    }

    static final class HotelModule implements ApplicationModule {
        @Override
        public String name() {
            return "hotel";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(HotelApi.class);
        }

        @Override
        public void configure(Binder binder) {
            Aggregates.bind(binder, TAB);
        }
    }

    static final class HotelEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Maid.class, HotelApi.CLEANED, HotelApi.COMPLAINED);
            emits(Tab.class, HotelApi.ORDERED, HotelApi.PAID);
            recurring("hotel.spring-clean", HotelApi.CLEANED, _ -> new RoomCleaned(12))
                    .emittedBy(Maid.class)
                    .cron("0 3 1 5 *", ZoneId.of("UTC"));
            local(Maid.class, Laundry.class)
                    .on(HotelApi.CLEANED, Laundry::fold)
                    .durably()
                    .named("hotel.fold-towels")
                    .key(RoomCleaned::room)
                    .retry(1);
        }
    }
}
