package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import unisono.cli.internal.Invocation;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.Transactions;
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
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TestDatabase database = TestPostgres.createDatabase();
    private final DataModule data =
            DataModule.of(
                    () ->
                            new DatabaseSettings(
                                    database.jdbcUrl(), database.user(), database.password()),
                    List.of());
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
        EventName<RoomCleaned> CLEANED =
                EventName.of("hotel.cleaned", RoomCleaned.class).key(RoomCleaned::room);
        EventName<Complaint> COMPLAINED =
                EventName.of("hotel.complained", Complaint.class).subject(Complaint::guest);
    }

    public record RoomCleaned(int room) {}

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

    static final class HotelModule implements ApplicationModule {
        @Override
        public String name() {
            return "hotel";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(HotelApi.class);
        }
    }

    static final class HotelEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Maid.class, HotelApi.CLEANED, HotelApi.COMPLAINED);
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
