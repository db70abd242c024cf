package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.cli.Hotel.Laundry;
import unisono.data.projection.ProjectionSettings;
import unisono.data.projection.ProjectionStatus;

/// The commands about read models, beside a node that folds them.
final class ProjectionCommandsTests {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String CLEANINGS = "hotel.cleanings";
    private static final String TOWELS = "hotel.towels";

    private final Hotel hotel = new Hotel();

    @AfterEach
    void close() {
        hotel.projections().stop(LIMIT);
        hotel.close();
    }

    private void fold() {
        hotel.projections()
                .start(ProjectionSettings.DEFAULTS.withAttempts(2, Duration.ofMillis(1)));
        until(() ->
                hotel.projections().list().stream()
                        .allMatch(it -> it.lag() == 0 || it.error() != null));
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private int projections(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "projections";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return hotel.run(all);
    }

    @Test
    void listWhatThereIsAndNameWhatIsNear() {
        projections("list");
        assertThat(hotel.out()).isEqualTo("There are no projections yet.\n");
        hotel.clean(11);
        fold();

        assertThat(projections("list")).isZero();
        assertThat(hotel.out())
                .startsWith(
                        "PROJECTION       MODULE  GEN  STATE  POSITION  LAG  BEHIND  FOLDED  ASIDE\n")
                .contains("hotel.cleanings  hotel     1  live ");
        projections("list", "-o", "json");
        assertThat(hotel.json().at("/0/state").asString()).isEqualTo("live");
        assertThat(hotel.json().at("/0/folded").asLong()).isEqualTo(1);
        assertThat(projections("pause", "hotel.cleaning")).isEqualTo(2);
        assertThat(hotel.err())
                .contains(
                        "there is no projection \"hotel.cleaning\". Did you mean hotel.cleanings?");
    }

    @Test
    void rebuildCompareSwapGoBackAndDrop() throws SQLException {
        hotel.clean(11);
        hotel.clean(11);
        fold();

        assertThat(projections("rebuild", CLEANINGS)).isZero();
        assertThat(hotel.out())
                .isEqualTo(
                        "Generation 2 of hotel.cleanings has caught up. Compare it, and swap: projections compare hotel.cleanings\n");
        assertThat(projections("compare", CLEANINGS)).isZero();
        assertThat(hotel.out())
                .startsWith("TABLE           ROWS OF 1  ROWS OF 2  ONLY IN 1  ONLY IN 2\n")
                .contains("They are the same at position ");
        hotel.sql("update hotel.cleaning set times = 7");
        assertThat(projections("compare", CLEANINGS)).isEqualTo(1);
        assertThat(hotel.out()).contains("  1  (11,7)\n").contains("  2  (11,2)\n");
        assertThat(projections("swap", CLEANINGS)).isZero();
        assertThat(hotel.out()).isEqualTo("Generation 2 of hotel.cleanings is live.\n");
        assertThat(projections("back", CLEANINGS)).isZero();
        assertThat(hotel.out()).isEqualTo("Generation 1 of hotel.cleanings is live again.\n");
        assertThat(projections("drop-old", CLEANINGS)).isEqualTo(2);
        assertThat(hotel.err())
                .contains("There would be no way back for hotel.cleanings. Say --yes");
        assertThat(projections("drop-old", CLEANINGS, "--yes")).isZero();
        assertThat(projections("swap", CLEANINGS)).isEqualTo(2);
        assertThat(hotel.err()).contains("Nothing of hotel.cleanings is being built.");
    }

    @Test
    void tellWhatStandsStillAndGoOnWithoutIt() {
        hotel.clean(11);
        hotel.clean(Laundry.UNLUCKY);
        hotel.clean(12);
        fold();

        assertThat(hotel.run("doctor")).isEqualTo(1);
        assertThat(hotel.out())
                .contains("The projection hotel.towels stands still at position ")
                .contains("projections resume hotel.towels, or skip");
        projections("list");
        assertThat(hotel.out()).contains("live, failed").contains("No towels in room 13");
        assertThat(projections("skip", CLEANINGS)).isEqualTo(2);
        assertThat(hotel.err()).contains("hotel.cleanings does not stand still.");
        assertThat(projections("skip", TOWELS)).isZero();
        until(() -> folded() == 2);

        projections("aside", "-o", "json");
        assertThat(hotel.json().at("/0/reason").asString()).isEqualTo("skipped");
        long position = hotel.json().at("/0/position").asLong();
        projections("retry", TOWELS);
        assertThat(hotel.out()).isEqualTo("0 events of hotel.towels were folded.\n");
        hotel.run("doctor");
        assertThat(hotel.out())
                .contains("The projection hotel.towels has set 1 of its events aside.");
        assertThat(projections("discard", TOWELS, Long.toString(position), "--yes")).isZero();
        projections("aside");
        assertThat(hotel.out()).isEqualTo("Nothing is set aside.\n");
    }

    private long folded() {
        return hotel.projections().list().stream()
                .filter(it -> it.projection().equals(TOWELS))
                .mapToLong(ProjectionStatus::folded)
                .sum();
    }

    @Test
    void pauseAndResume() {
        fold();

        assertThat(projections("pause", CLEANINGS)).isZero();
        projections("list");
        assertThat(hotel.out()).contains("live, paused");
        hotel.run("doctor");
        assertThat(hotel.out())
                .contains("The projection hotel.cleanings is paused, 0 events behind.");
        assertThat(projections("resume", CLEANINGS)).isZero();
        assertThat(hotel.out()).isEqualTo("hotel.cleanings is resumed.\n");
        assertThat(projections("forget", CLEANINGS, "--yes")).isEqualTo(2);
        assertThat(hotel.err()).contains("This application has the projection hotel.cleanings");
    }
}
