package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Program.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All ways in which a shop ends, and that nothing is left of it.
final class EndTests {
    private static final Duration CLEAN_END_MAX = Duration.ofSeconds(10);

    @TempDir private static Path directory;

    private static Shop shop;

    @BeforeAll
    static void foundsAShop() throws Exception {
        shop = Shop.in(directory);
    }

    @AfterAll
    static void closesTheShop() throws Exception {
        shop.close();
    }

    @Test
    void endsCleanlyOnSigterm() throws Exception {
        var launched = shop.launch();

        var signalled = Instant.now();
        launched.program().signal("TERM");
        var result = launched.program().end();

        assertThat(Duration.between(signalled, Instant.now())).isLessThan(CLEAN_END_MAX);
        assertEndedCleanly(result, 143);
    }

    @Test
    void endsCleanlyOnCtrlC() throws Exception {
        var launched = shop.launch();

        var signalled = Instant.now();
        launched.program().signalGroup("INT");
        var result = launched.program().end();

        assertThat(Duration.between(signalled, Instant.now())).isLessThan(CLEAN_END_MAX);
        assertEndedCleanly(result, 130);
    }

    @Test
    void answersTheRequestInFlightBeforeItEndsOnSigterm() throws Exception {
        assertThat(codeAfterAnsweringInFlight("TERM")).isEqualTo(143);
    }

    @Test
    void answersTheRequestInFlightBeforeItEndsOnCtrlC() throws Exception {
        assertThat(codeAfterAnsweringInFlight("INT")).isEqualTo(130);
    }

    /// Holds a cart's row, so that its checkout waits; lets it go when the shop has begun to stop.
    private static int codeAfterAnsweringInFlight(String signal) throws Exception {
        var launched = shop.launch();
        var client = launched.client();
        var cart = client.newCart("22423", "2", "12.75");
        try (var database = shop.database();
                var holder = Sql.of(database);
                var watcher = Sql.of(database)) {
            holder.connection().setAutoCommit(false);
            var id = UUID.fromString(cart.substring("/carts/".length()));
            holder.execute("select from cart.cart where id = ? for update", id);
            var answer = client.checkOutSoon(cart);
            Deadline.awaitThat("the checkout waits", () -> watcher.waiting() == 1);

            launched.program().signalGroup(signal);
            Deadline.awaitThat("the shop stops", () -> client.get("/health/ready").status() == 503);
            holder.connection().rollback();

            assertThat(answer.join().status()).isEqualTo(201);
        }
        var result = launched.program().end();
        assertEndedCleanly(result, result.code());
        return result.code();
    }

    private static void assertEndedCleanly(Result result, int code) throws Exception {
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.err()).isEmpty();
        shop.awaitNoServer();
    }

    @Test
    void leavesNoServerBehindWhenItIsKilledAndStartsAgain() throws Exception {
        var killed = shop.launch();
        var cart = killed.client().newCart("22423", "2", "12.75");
        var order = killed.client().checkOut(cart).location();
        assertThat(shop.servers()).isNotEmpty();

        killed.program().signal("KILL");
        assertThat(killed.program().end().code()).isEqualTo(137);
        shop.awaitNoServer();

        try (var next = shop.launch()) {
            assertThat(next.client().get(order).text("total")).isEqualTo("25.50");
        }
    }

    @Test
    void startsAgainWhileTheServerOfTheKilledOneStillEnds() throws Exception {
        var killed = shop.launch();

        killed.program().signal("KILL");

        try (var next = shop.launch()) {
            assertThat(next.client().get("/health/ready").status()).isEqualTo(200);
        }
    }
}
