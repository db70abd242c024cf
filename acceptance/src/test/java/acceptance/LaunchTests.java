package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A customer's day: the shop opens, sells, closes, and opens again.
final class LaunchTests {
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
    void saysWhereItListensWhichModulesRunAndWhereItsDataAre() throws Exception {
        try (var program = shop.start("launch", "--port", "0")) {
            var said = program.awaitOut("Data: ");

            var port = said.lines().findFirst().orElseThrow().replaceFirst(".*:", "");
            assertThat(said)
                    .isEqualTo(
                            """
                            Listening on http://127.0.0.1:%s
                            Modules:     cart, order, payment, receipt
                            Data:        %s
                            """
                                    .formatted(port, shop.data()));
            var live = new Client(URI.create("http://127.0.0.1:" + port)).get("/health/live");
            assertThat(live.status()).isEqualTo(200);
        }
    }

    @Test
    void saysTheSameInOneJsonDocumentAndNothingOnStderr() throws Exception {
        var launched = shop.launch();

        launched.program().signal("TERM");
        var result = launched.program().end();

        assertThat(result.json())
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"listening": "%s", "modules": ["cart", "order", "payment", "receipt"],
                                        "data": "%s"}
                                        """
                                                .formatted(launched.client().shop(), shop.data())));
        assertThat(result.err()).isEmpty();
    }

    @Test
    void sellsWhatIsInACartOnce() throws Exception {
        try (var launched = shop.launch()) {
            var client = launched.client();
            var cart = client.newCart();
            assertThat(client.add(cart, "85123A", "6", "2.55").status()).isEqualTo(201);
            assertThat(client.add(cart, "85123A", "1", "3.10").status()).isEqualTo(201);

            var once = Map.of("Idempotency-Key", "a customer's key");
            var first = client.send("POST", cart + "/checkout", null, once);
            var second = client.send("POST", cart + "/checkout", null, once);

            assertThat(first.status()).isEqualTo(201);
            assertThat(first.text("total")).isEqualTo("18.40");
            assertThat(second).isEqualTo(first);
            assertSold(client, cart, first.location());
        }
    }

    private static void assertSold(Client client, String cart, String order) throws Exception {
        assertThat(client.get(cart).text("state")).isEqualTo("checked-out");

        Deadline.awaitThat("a paid order", () -> client.get(order).text("state").equals("paid"));
        var placed = client.get(order);
        assertThat(placed.text("total")).isEqualTo("18.40");
        assertThat(placed.json().path("lines"))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        [{"sku": "85123A", "quantity": 6, "unitPrice": "2.55"},
                                         {"sku": "85123A", "quantity": 1, "unitPrice": "3.10"}]
                                        """));

        var ofCart = client.get("/orders?cart=" + last(cart)).json();
        assertThat(ofCart).hasSize(1);
        assertThat(ofCart.path(0)).isEqualTo(placed.json());

        var payments = client.get("/payments?order=" + last(order)).json();
        assertThat(payments).hasSize(1);
        assertThat(payments.path(0).path("amount").asString()).isEqualTo("18.40");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void isAliveAndReady() throws Exception {
        try (var launched = shop.launch()) {
            var client = launched.client();

            assertThat(client.get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(client.get("/health/ready").body())
                    .isEqualTo(
                            "{\"status\":\"up\",\"checks\":[{\"name\":\"database\",\"status\":\"up\"}]}");
        }
    }

    @Test
    void tellsMetricsToWhoHasTheToken() throws Exception {
        var token = "a-token-of-an-operator";
        var variables =
                Map.of(
                        "UNISONO_DATA",
                        shop.data().toString(),
                        "UNISONO_METRICS_TOKEN",
                        token,
                        "UNISONO_LOG_KEPT",
                        "400d");
        try (var launched = shop.with(variables).launch()) {
            var client = launched.client();

            var told =
                    client.send(
                            "GET", "/metrics", null, Map.of("Authorization", "Bearer " + token));

            assertThat(told.status()).isEqualTo(200);
            assertThat(told.body())
                    .contains("unisono_database_up 1", "unisono_listener_known{")
                    .doesNotContain(token);
            assertThat(client.get("/metrics").status()).isEqualTo(401);
        }
    }

    @Test
    void keepsItsDataBetweenStarts() throws Exception {
        var before = shop.launch();
        var cart = before.client().newCart("22423", "2", "12.75");
        var order = before.client().checkOut(cart).location();
        Deadline.awaitThat(
                "a paid order", () -> before.client().get(order).text("state").equals("paid"));
        var paid = before.client().get(order);
        before.program().signal("TERM");
        before.program().end();
        shop.awaitNoServer();

        try (var after = shop.launch()) {
            assertThat(after.client().get(order)).isEqualTo(paid);
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());

            var result = shop.run("launch", "--port", port);

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .isEqualTo(
                            """
                            unisono: Port %s on 127.0.0.1 is taken by another process. \
                            Choose another with --port or UNISONO_PORT.
                            """
                                    .formatted(port));
        }
    }
}
