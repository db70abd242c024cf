package benchmarks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every contender does what each of its ways says. Nothing is timed.
final class ContenderTests {
    private static final int EVENTS = 100;

    @TempDir private static Path directory;
    private static Ground ground;

    @BeforeAll
    static void start() throws IOException {
        ground = Ground.hasty(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        ground.close();
    }

    @ParameterizedTest
    @EnumSource
    void handlesEachEvent(Contender contender) throws Exception {
        var place = ground.database(contender.name());
        var watch = new Watch(ground.cpu());

        try (var player = contender.open(place)) {
            for (var way : ways(contender)) {
                player.play(way, EVENTS, watch);

                assertThat(watch.round().events()).as(way.words()).isEqualTo(EVENTS);
                assertThat(watch.round().nanos()).as(way.words()).isPositive();
            }
        }

        assertThat(effects(place)).isEqualTo(expected(contender));
    }

    private static long expected(Contender contender) {
        return contender == Contender.UNISONO_OUTSIDE ? 0 : (long) EVENTS * ways(contender).size();
    }

    /// Several nodes need seconds to share.
    private static List<Way> ways(Contender contender) {
        return contender.ways().stream().filter(way -> way.nodes() == 1).toList();
    }

    private static long effects(Place place) throws SQLException {
        try (var connection = place.connect()) {
            return Rows.number(connection, "select count(*) from bench.effect");
        }
    }
}
