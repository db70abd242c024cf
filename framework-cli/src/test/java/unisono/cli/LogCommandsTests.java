package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.events.Origin;

/// The commands that look into the log, beside a running application.
final class LogCommandsTests {
    private static final String TRACEPARENT =
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Hotel hotel = new Hotel();

    @AfterEach
    void close() {
        hotel.close();
    }

    @Test
    void tellsMachinesTheKeyAndTheOriginOfEachEmission() {
        Origin.run(new Origin("ann", "north", TRACEPARENT), () -> hotel.clean(12));

        assertThat(hotel.run("events", "log", "-o", "json")).isZero();

        var line = hotel.json().path(0);
        assertThat(line.path("event").asString()).isEqualTo("hotel.cleaned");
        assertThat(line.path("key").asString()).isEqualTo("12");
        assertThat(line.path("actor").asString()).isEqualTo("ann");
        assertThat(line.path("tenant").asString()).isEqualTo("north");
        assertThat(line.path("traceparent").asString()).isEqualTo(TRACEPARENT);
        assertThat(line.at("/payload/room").asInt()).isEqualTo(12);
    }

    @Test
    void tellsTheHorizonThatNobodyHoldsBack() {
        hotel.clean(12);

        assertThat(hotel.run("events", "horizon", "--why")).isZero();

        assertThat(hotel.out())
                .isEqualTo(
                        """
                        HORIZON  NEWEST  BEHIND
                              2       2       0

                        Nobody holds it back.
                        """);
    }

    @Test
    void saysWhoHoldsTheHorizonBack() throws SQLException {
        hotel.clean(12);
        try (var holder = connect()) {
            int pid = appendWithoutEnd(holder);
            hotel.clean(13);

            hotel.run("events", "horizon");
            assertThat(hotel.out()).isEqualTo("HORIZON  NEWEST  BEHIND\n      2       4       2\n");
            hotel.run("events", "horizon", "--why");
            assertThat(hotel.out())
                    .containsPattern("AT +PID +USER +APPLICATION +STATE +SINCE +QUERY\n")
                    .contains("  %d  %s  till  ".formatted(pid, hotel.database().user()))
                    .contains("  idle in transaction  ")
                    .contains("  select unisono.append(array[now()], array[gen_random_uuid()]");
        }
    }

    @Test
    void saysItToMachinesWithoutBeingAsked() throws SQLException {
        hotel.clean(12);
        try (var holder = connect()) {
            int pid = appendWithoutEnd(holder);

            hotel.run("events", "horizon", "-o", "json");

            assertThat(hotel.json().path("horizon").asLong()).isEqualTo(2);
            assertThat(hotel.json().path("newest").asLong()).isEqualTo(3);
            assertThat(hotel.json().path("behind").asLong()).isEqualTo(1);
            var held = hotel.json().at("/heldBy/0");
            assertThat(held.path("at").asLong()).isEqualTo(2);
            assertThat(held.path("pid").asInt()).isEqualTo(pid);
            assertThat(held.path("user").asString()).isEqualTo(hotel.database().user());
            assertThat(held.path("application").asString()).isEqualTo("till");
            assertThat(held.path("state").asString()).isEqualTo("idle in transaction");
            assertThat(held.path("since").asString()).matches("\\d{4}-.*Z");
            assertThat(held.path("query").asString()).startsWith("select unisono.append(");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                hotel.database().jdbcUrl() + "?ApplicationName=till",
                hotel.database().user(),
                hotel.database().password());
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
                           array['hotel.cleaned'], array['hotel'], array['Maid'], array['{}'::bytea],
                           null, null, null, null, null)
                    """);
            return number;
        }
    }
}
