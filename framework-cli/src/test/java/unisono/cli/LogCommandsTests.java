package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import unisono.cli.internal.Invocation;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.events.Origin;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// The commands that look into the log, beside a running application.
final class LogCommandsTests {
    private static final String TRACEPARENT =
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

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
            Application.builder().module(new Hotel(), new HotelEvents()).install(data).boot();

    @AfterEach
    void close() {
        application.close();
        data.close();
        database.close();
    }

    @Test
    void tellsMachinesTheKeyAndTheOriginOfEachEmission() {
        Origin.run(new Origin("ann", "north", TRACEPARENT), () -> emit(12));

        assertThat(run("events", "log", "-o", "json")).isZero();

        var line = json().path(0);
        assertThat(line.path("event").asString()).isEqualTo("hotel.cleaned");
        assertThat(line.path("key").asString()).isEqualTo("12");
        assertThat(line.path("actor").asString()).isEqualTo("ann");
        assertThat(line.path("tenant").asString()).isEqualTo("north");
        assertThat(line.path("traceparent").asString()).isEqualTo(TRACEPARENT);
        assertThat(line.at("/payload/room").asInt()).isEqualTo(12);
    }

    @Test
    void tellsTheHorizonThatNobodyHoldsBack() {
        emit(12);

        assertThat(run("events", "horizon", "--why")).isZero();

        assertThat(out())
                .isEqualTo(
                        """
                        HORIZON  NEWEST  BEHIND
                              2       2       0

                        Nobody holds it back.
                        """);
    }

    @Test
    void saysWhoHoldsTheHorizonBack() throws SQLException {
        emit(12);
        try (var holder = connect()) {
            int pid = appendWithoutEnd(holder);
            emit(13);

            run("events", "horizon");
            assertThat(out()).isEqualTo("HORIZON  NEWEST  BEHIND\n      2       4       2\n");
            run("events", "horizon", "--why");
            assertThat(out())
                    .containsPattern("AT +PID +USER +APPLICATION +STATE +SINCE +QUERY\n")
                    .contains("  %d  %s  till  ".formatted(pid, database.user()))
                    .contains("  idle in transaction  ")
                    .contains("  select unisono.append(array[now()], array[gen_random_uuid()]");
        }
    }

    @Test
    void saysItToMachinesWithoutBeingAsked() throws SQLException {
        emit(12);
        try (var holder = connect()) {
            int pid = appendWithoutEnd(holder);

            run("events", "horizon", "-o", "json");

            assertThat(json().path("horizon").asLong()).isEqualTo(2);
            assertThat(json().path("newest").asLong()).isEqualTo(3);
            assertThat(json().path("behind").asLong()).isEqualTo(1);
            var held = json().at("/heldBy/0");
            assertThat(held.path("at").asLong()).isEqualTo(2);
            assertThat(held.path("pid").asInt()).isEqualTo(pid);
            assertThat(held.path("user").asString()).isEqualTo(database.user());
            assertThat(held.path("application").asString()).isEqualTo("till");
            assertThat(held.path("state").asString()).isEqualTo("idle in transaction");
            assertThat(held.path("since").asString()).matches("\\d{4}-.*Z");
            assertThat(held.path("query").asString()).startsWith("select unisono.append(");
        }
    }

    private void emit(int room) {
        instance(Transactions.class)
                .run(() ->
                        instance(Events.class)
                                .emit(Hotel.class, HotelApi.CLEANED, new RoomCleaned(room)));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl() + "?ApplicationName=till", database.user(), database.password());
    }

    /// Appends as somebody would who types, and does not commit.
    private static int appendWithoutEnd(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            var pid = statement.executeQuery("select pg_backend_pid()");
            pid.next();
            int number = pid.getInt(1);
            statement.execute(
                    """
                    select unisono.append(array[now()], array[gen_random_uuid()], array[gen_random_uuid()], array[1],
                           array['hotel.cleaned'], array['hotel'], array['Hotel'], array['{}'::bytea],
                           null, null, null, null, null)
                    """);
            return number;
        }
    }

    private int run(String... arguments) {
        out.reset();
        return new Invocation(Map.of("HOME", "/home/ann"), out, err)
                .run(
                        "unisono",
                        _ -> new RunningApplication(application, () -> {}),
                        List::of,
                        List.of(arguments));
    }

    private String out() {
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out());
    }

    private <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    public interface HotelApi extends ModuleApi {
        EventName<RoomCleaned> CLEANED =
                EventName.of("hotel.cleaned", RoomCleaned.class).key(RoomCleaned::room);
    }

    public record RoomCleaned(int room) {}

    static final class Hotel implements ApplicationModule {
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
            emits(Hotel.class, HotelApi.CLEANED);
        }
    }
}
