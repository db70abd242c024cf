package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The commands about what is emitted later, beside a node that delivers.
final class ScheduleCommandsTests {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String SPRING = "hotel.spring-clean";

    private final Hotel hotel = new Hotel();

    @BeforeEach
    void start() {
        hotel.deliveries().start();
    }

    @AfterEach
    void close() {
        hotel.deliveries().stop(LIMIT);
        hotel.close();
    }

    @Test
    void listWhatIsPlannedAndWhatRecurs() {
        hotel.cleanLater("room-12", Duration.ofDays(1), 12);

        assertThat(schedule("list")).isZero();
        assertThat(hotel.out())
                .containsPattern("room-12 +hotel +hotel.cleaned +planned +0 ")
                .containsPattern(SPRING + " +hotel +hotel.cleaned +on +20..-05-01T03:00:00Z ")
                .contains("0 3 1 5 *  UTC\n");
        schedule("list", "-o", "json");
        assertThat(hotel.json().at("/planned/0/name").asString()).isEqualTo("room-12");
        assertThat(hotel.json().at("/planned/0/state").asString()).isEqualTo("planned");
        assertThat(hotel.json().at("/recurring/0/catchUp").asString()).isEqualTo("once");
        schedule("list", "--failed");
        assertThat(hotel.out()).isEqualTo("Nothing failed.\n");
    }

    @Test
    void showOneByItsNameOrItsId() {
        hotel.cleanLater("room-12", Duration.ofDays(1), 12);

        schedule("show", "room-12", "-o", "json");
        var id = hotel.json().at("/id").asString();
        schedule("show", id, "-o", "json");
        assertThat(hotel.json().at("/name").asString()).isEqualTo("room-12");
        schedule("show", SPRING);
        assertThat(hotel.out())
                .contains("\nNext times:\n")
                .containsPattern("20..-05-01T03:00:00Z\n20..-05-01T03:00:00Z\n");
    }

    @Test
    void cancelOnlyWhoIsSure() {
        hotel.cleanLater("room-12", Duration.ofDays(1), 12);

        assertThat(schedule("cancel", "room-12")).isEqualTo(2);
        assertThat(hotel.err()).contains("would never be emitted. Say --yes if it shall.");
        assertThat(schedule("cancel", "room-12", "--module", "hotel", "--yes")).isZero();
        assertThat(hotel.out()).isEqualTo("room-12 is cancelled.\n");

        assertThat(schedule("cancel", "room-12", "--yes")).isEqualTo(2);
        assertThat(hotel.err()).contains("nothing is planned as \"room-12\"");
    }

    @Test
    void askForTheModuleWhereTwoHaveTheName() throws SQLException {
        hotel.cleanLater("room-11", Duration.ofDays(1), 11);
        hotel.cleanLater("room-12", Duration.ofDays(1), 12);
        hotel.sql(
                "update unisono.timer set module = 'inn', name = 'room-12' where name = 'room-11'");

        assertThat(schedule("show", "room-12")).isEqualTo(2);
        assertThat(hotel.err())
                .contains("room-12 is planned by hotel and inn. Say which: --module.");

        schedule("show", "room-12", "--module", "inn", "-o", "json");
        assertThat(hotel.json().at("/module").asString()).isEqualTo("inn");
    }

    @Test
    void rescheduleToATimeOrByADuration() {
        hotel.cleanLater("room-12", Duration.ofDays(1), 12);

        assertThat(schedule("reschedule", "room-12", "--at", "2100-01-01T00:00:00+01:00")).isZero();
        assertThat(hotel.out()).isEqualTo("room-12 is planned for 2099-12-31T23:00:00Z.\n");
        var least = Instant.now().plus(2, ChronoUnit.HOURS);
        assertThat(schedule("reschedule", "room-12", "--in", "2h", "-o", "json")).isZero();

        assertThat(Instant.parse(hotel.json().at("/due").asString()))
                .isBetween(least, Instant.now().plus(2, ChronoUnit.HOURS));
        assertThat(schedule("reschedule", "room-12", "--in", "0s")).isZero();
        awaitNothingPlanned();
    }

    @Test
    void tellWhatFailedAndHaveADoctorWhoDoes() throws SQLException {
        hotel.cleanLater("room-12", Duration.ofDays(1), 12);
        hotel.sql("update unisono.timer set state = 'failed', last_error = 'No\n\tbrooms'");

        schedule("list", "--failed");
        assertThat(hotel.out()).containsPattern("room-12 +hotel +hotel.cleaned +failed ");
        schedule("show", "room-12");
        assertThat(hotel.out()).endsWith("\nThe last failure:\nNo\n\tbrooms\n");
        assertThat(hotel.run("doctor")).isEqualTo(1);
        assertThat(hotel.out())
                .contains("hotel.cleaned failed for good when it was due, once.")
                .contains("events schedule reschedule ");
    }

    @Test
    void haveADoctorWhoSaysThatNobodyEmits() throws SQLException {
        hotel.deliveries().stop(LIMIT);
        hotel.cleanLater("room-12", Duration.ofDays(1), 12);
        hotel.sql("update unisono.timer set due_at = now() - interval '1 hour'");

        assertThat(hotel.run("doctor")).isEqualTo(1);

        assertThat(hotel.out()).contains("Nobody emits hotel.cleaned, which was due at ");
    }

    @Test
    void pauseAndResumeWhatRecurs() {
        assertThat(schedule("pause", SPRING)).isZero();
        assertThat(hotel.out()).isEqualTo("hotel.spring-clean is paused.\n");
        assertThat(hotel.run("doctor")).isZero();
        assertThat(hotel.out())
                .isEqualTo(
                        """
                        WARNING  hotel.spring-clean is paused, and does not recur.
                                 When it may: events schedule resume hotel.spring-clean
                        """);

        assertThat(schedule("resume", SPRING, "-o", "json")).isZero();
        assertThat(hotel.out())
                .isEqualTo("{\"name\":\"hotel.spring-clean\",\"done\":\"resumed\"}\n");
        assertThat(hotel.run("doctor")).isZero();
    }

    @Test
    void forgetOnlyWhatNobodyDeclares() throws SQLException {
        assertThat(schedule("forget", SPRING, "--yes")).isEqualTo(2);
        assertThat(hotel.err()).contains("this application declares hotel.spring-clean");
        hotel.sql("update unisono.schedule set name = 'hotel.old'");
        hotel.run("doctor");
        assertThat(hotel.out()).contains("hotel.old recurs for nobody");
        assertThat(schedule("forget", "hotel.old")).isEqualTo(2);

        assertThat(schedule("forget", "hotel.old", "--yes")).isZero();

        schedule("list");
        assertThat(hotel.out()).isEqualTo("Nothing is planned.\n");
    }

    @Test
    void refuseWhatIsNotThere() {
        hotel.cleanLater("room-12", Duration.ofDays(1), 12);

        assertThat(schedule("show", "room-1")).isEqualTo(2);
        assertThat(hotel.err()).contains("Did you mean room-12?");
        assertThat(schedule("pause", "hotel.spring-cleaning")).isEqualTo(2);
        assertThat(hotel.err())
                .contains(
                        "nothing recurs as \"hotel.spring-cleaning\". Did you mean hotel.spring-clean?");
        assertThat(schedule("reschedule", "room-12")).isEqualTo(2);
        assertThat(hotel.err()).contains("say when: either --at TIME or --in DURATION.");
        assertThat(schedule("reschedule", "room-12", "--at", "tomorrow")).isEqualTo(2);
        assertThat(hotel.err()).contains("\"tomorrow\" is no time such as");
        assertThat(schedule("reschedule", "room-12", "--in", "soon")).isEqualTo(2);
        assertThat(hotel.err()).contains("\"soon\" is no duration such as");
        assertThat(schedule("reschedule", "room-12", "--in", "36526d")).isEqualTo(2);
        assertThat(hotel.err()).contains("of 100 years at the most.");
        assertThat(schedule("reschedule", "room-12", "--at", "1960-01-01T00:00:00Z")).isEqualTo(2);
        assertThat(hotel.err()).contains("1960-01-01T00:00:00Z");
    }

    private int schedule(String... arguments) {
        var line = new String[arguments.length + 2];
        line[0] = "events";
        line[1] = "schedule";
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        return hotel.run(line);
    }

    private void awaitNothingPlanned() {
        var end = Instant.now().plus(LIMIT);
        do {
            schedule("list", "-o", "json");
        } while (!hotel.json().at("/planned").isEmpty() && Instant.now().isBefore(end));
        assertThat(hotel.json().at("/planned").isEmpty()).isTrue();
    }
}
