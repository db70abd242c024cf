package unisono.data.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import unisono.data.DatabaseSettings;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.log.LogRun.Place;
import unisono.data.internal.log.LogVerdict.Seen;
import unisono.data.internal.log.LogVerdict.Written;
import unisono.postgres.EmbeddedPostgres;
import unisono.postgres.PostgresSettings;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Every reader sees what was committed, once and in order, whatever writers do.
///
/// For a long run: `-Dunisono.log.writers=200 -Dunisono.log.seconds=120`. So many have a server of
/// their own, with durable commits, below `target`.
final class LogExactnessTests {
    private static final int WRITERS = Integer.getInteger("unisono.log.writers", 12);
    private static final int READERS = 4;
    private static final Duration DURATION =
            Duration.ofSeconds(Integer.getInteger("unisono.log.seconds", 5));
    private static final int CONNECTIONS_OF_OTHERS = 20;
    private static final int WRITERS_OF_THE_SHARED_SERVER = 60;

    @Test
    void missesNothingDoublesNothingAndKeepsTheOrderOfEachKey() throws Exception {
        var verdict = WRITERS > WRITERS_OF_THE_SHARED_SERVER ? onItsOwnServer() : onTheSharedOne();

        System.out.println(verdict);
        assertThat(verdict.written()).hasSizeGreaterThan(20 * WRITERS);
        assertThat(verdict.missed()).isZero();
        assertThat(verdict.invented()).isZero();
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.outOfOrder()).isZero();
        // Two transactions were open all the time, here and in another database.
        assertThat(verdict.lagMillis(0.5)).isLessThan(1_000);
    }

    private static LogVerdict onTheSharedOne() throws Exception {
        try (var database = TestPostgres.createDatabase();
                var other = TestPostgres.createDatabase()) {
            return run(place(database), place(other));
        }
    }

    private static LogVerdict onItsOwnServer() throws Exception {
        var directory = Files.createTempDirectory(Path.of("target"), "log-run-");
        var settings =
                new PostgresSettings(
                        directory,
                        true,
                        WRITERS + READERS + CONNECTIONS_OF_OTHERS,
                        Duration.ofMinutes(1));
        try (var server = EmbeddedPostgres.join(settings)) {
            var place = new Place(server.jdbcUrl(), server.user(), server.password());
            place.execute("create database elsewhere");
            return run(place, at("elsewhere", place));
        }
    }

    private static LogVerdict run(Place place, Place elsewhere) throws Exception {
        migrate(place);
        return new LogRun(place, elsewhere, WRITERS, READERS, DURATION).verdict();
    }

    /// A judge who finds nothing might be blind.
    @Test
    void isJudgedByOneWhoSeesEachMistake() {
        var one = new Written(UUID.randomUUID(), "k", 1, 0);
        var two = new Written(UUID.randomUUID(), "k", 2, 0);
        var ghost = new Written(UUID.randomUUID(), "j", 1, 0);
        var written = List.of(one, two);

        var right = new LogVerdict(written, List.of(seen(one, two)));
        var wrong = new LogVerdict(written, List.of(seen(two, two, ghost), seen(one, two)));

        assertThat(right.missed() + right.invented() + right.doubled() + right.outOfOrder())
                .isZero();
        assertThat(wrong.missed()).isOne();
        assertThat(wrong.invented()).isOne();
        assertThat(wrong.doubled()).isOne();
        assertThat(wrong.outOfOrder()).isEqualTo(2);
    }

    private static List<Seen> seen(Written... rows) {
        return Arrays.stream(rows)
                .map(row -> new Seen(row.id(), row.key(), row.number(), 0))
                .toList();
    }

    private static void migrate(Place place) {
        var settings = new DatabaseSettings(place.jdbcUrl(), place.user(), place.password());
        try (var node = new LazyDatabase(() -> settings, List.of())) {
            var _ = node.get();
        }
    }

    private static Place place(TestDatabase database) {
        return new Place(database.jdbcUrl(), database.user(), database.password());
    }

    private static Place at(String database, Place server) {
        var url = server.jdbcUrl();
        return new Place(
                url.substring(0, url.lastIndexOf('/') + 1) + database,
                server.user(),
                server.password());
    }
}
