package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The commands about personal data.
final class PersonalCommandsTests {
    private final Hotel hotel = new Hotel();

    @AfterEach
    void close() {
        hotel.close();
    }

    @Test
    void eraseOnlyWhoIsSure() {
        hotel.complain("ann", "The pillow is too soft.");

        assertThat(personal("erase", "ann")).isEqualTo(2);
        assertThat(hotel.err())
                .contains(
                        "Nobody could read again what is personal of ann. Say --yes if it shall.");
        assertThat(personal("show", "ann")).isZero();
        assertThat(hotel.out()).isEqualTo("Personal data of ann may be stored.\n");

        assertThat(personal("erase", "ann", "--yes", "--actor", "eve")).isZero();

        assertThat(hotel.out()).isEqualTo("What is personal of ann is erased.\n");
        personal("show", "ann");
        assertThat(hotel.out())
                .startsWith("No personal data of ann can be read. It was erased at 20");
    }

    @Test
    void answerScripts() {
        hotel.complain("ann", "The pillow is too soft.");

        personal("erase", "bob", "--yes", "-o", "json");
        assertThat(hotel.json().at("/erased").asBoolean()).isFalse();
        personal("show", "ann", "--tenant", "north", "-o", "json");
        assertThat(hotel.json().at("/kept").asBoolean()).isFalse();
        personal("show", "ann", "-o", "json");
        assertThat(hotel.json().at("/kept").asBoolean()).isTrue();
    }

    @Test
    void refuseWhatIsNoSubject() {
        assertThat(personal("show", " ")).isEqualTo(2);
        assertThat(hotel.err()).contains("a subject has an id.");
        assertThat(personal("show", "ann", "--tenant", "")).isEqualTo(2);
        assertThat(hotel.err()).contains("The tenant of an origin has 0 characters");
    }

    private int personal(String... arguments) {
        var line = new String[arguments.length + 1];
        line[0] = "personal";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return hotel.run(line);
    }
}
