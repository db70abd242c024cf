package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Injector;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.Refusal;
import unisono.events.StartupException;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Requests that come more than once.
final class IdempotencyTests {
    private static final int MANY = 32;
    private static final TestDatabase DATABASE = TestPostgres.createDatabase();
    private static final DataModule DATA =
            DataModule.of(
                    () ->
                            new DatabaseSettings(
                                    DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password()),
                    List.of());

    private static Injector injector;
    private static Running running;

    /// Takes orders, and counts them in the database.
    @Singleton
    static final class Orders {
        private final Transactions transactions;
        private volatile CountDownLatch began = new CountDownLatch(0);
        private volatile CountDownLatch goOn = new CountDownLatch(0);

        @Inject
        Orders(Transactions transactions) {
            this.transactions = transactions;
        }

        Response place(Request request) throws InterruptedException {
            var order = request.body(Order.class);
            int number = transactions.call(() -> write(order.item()));
            began.countDown();
            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            return switch (order.item()) {
                case "poison" -> throw new Refusal("orders", "edible", "Poison is not sold.");
                case "bomb" -> Response.problem(Problem.of(503, "The shop is closed."));
                case "nothing" -> Response.noContent();
                default ->
                        Response.created("/orders/" + number, Map.of("number", number))
                                .header("X-Number", String.valueOf(number));
            };
        }

        private int write(String item) {
            return transactions
                    .session()
                    .createNativeQuery(
                            "insert into orders (item) values (?1) returning number", Integer.class)
                    .setParameter(1, item)
                    .getSingleResult();
        }

        List<String> items() {
            return transactions.call(() ->
                    transactions
                            .session()
                            .createNativeQuery(
                                    "select item from orders order by number", String.class)
                            .list());
        }

        void clear() {
            transactions.run(() ->
                    transactions
                            .session()
                            .createNativeMutationQuery("delete from orders")
                            .executeUpdate());
        }
    }

    record Order(String item) {}

    @BeforeAll
    static void open() {
        injector = Application.builder().install(DATA).boot().injector();
        injector.getInstance(Transactions.class)
                .run(() ->
                        injector.getInstance(Transactions.class)
                                .session()
                                .createNativeMutationQuery(
                                        "create table orders (number integer generated always as identity, item text)")
                                .executeUpdate());
        running =
                Running.with(
                        injector,
                        router ->
                                router.post(
                                                "/orders",
                                                Orders.class,
                                                Orders::place,
                                                Idempotency.REQUIRED)
                                        .post(
                                                "/shops/{shop}/orders",
                                                Orders.class,
                                                Orders::place,
                                                Idempotency.OPTIONAL.by(request ->
                                                        request.header("X-Customer")
                                                                .orElse("nobody"))));
    }

    @AfterAll
    static void close() {
        running.close();
        DATA.close();
        DATABASE.close();
    }

    private static Orders orders() {
        return injector.getInstance(Orders.class);
    }

    @AfterEach
    void clear() {
        orders().clear();
    }

    private static HttpResponse<String> post(String path, String item, String... headers) {
        var request =
                running.request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"item\":\"%s\"}".formatted(item)));
        return running.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> order(String key, String item) {
        return post("/orders", item, "Idempotency-Key", key);
    }

    @Test
    void tellsARepetitionTheSameStatusHeadersAndBody() {
        var first = order("\"a-1\"", "tea");
        var second = order("\"a-1\"", "tea");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).startsWith("{\"number\":");
        for (var header : List.of("Location", "X-Number", "Content-Type")) {
            assertThat(second.headers().allValues(header))
                    .isEqualTo(first.headers().allValues(header))
                    .hasSize(1);
        }
        assertThat(orders().items()).containsExactly("tea");
    }

    @Test
    void takesAKeyWithQuotesAndWithoutForTheSame() {
        assertThat(order("b-1", "nothing").statusCode()).isEqualTo(204);
        assertThat(order("\"b-1\"", "nothing").statusCode()).isEqualTo(204);

        assertThat(orders().items()).containsExactly("nothing");
    }

    @Test
    void wantsAKeyThatIsOne() {
        var none = post("/orders", "tea");

        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("The request needs an Idempotency-Key");
        for (var wrong : List.of("\"\"", "\"a", "a b", "\"" + "x".repeat(256) + "\"")) {
            assertThat(order(wrong, "tea").statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(orders().items()).isEmpty();
    }

    @Test
    void refusesTheKeyOfAnotherRequest() {
        var _ = order("c-1", "tea");
        var other = order("c-1", "coffee");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("was that of another request");
        assertThat(orders().items()).containsExactly("tea");
    }

    @Test
    void tellsTheSecondOfTwoAtTheSameTimeToComeAgain() throws Exception {
        orders().began = new CountDownLatch(1);
        orders().goOn = new CountDownLatch(1);
        var answers = new ArrayList<HttpResponse<String>>();
        var first = Thread.ofVirtual().start(() -> answers.add(order("d-1", "tea")));
        assertThat(orders().began.await(20, TimeUnit.SECONDS)).isTrue();

        var second = order("d-1", "tea");
        orders().goOn.countDown();
        first.join();

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("Retry-After")).contains("1");
        assertThat(answers.getFirst().statusCode()).isEqualTo(201);
        assertThat(order("d-1", "tea").body()).isEqualTo(answers.getFirst().body());
        assertThat(orders().items()).containsExactly("tea");
    }

    @Test
    void doesItOnceWhenManyComeAtTheSameTime() throws Exception {
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < MANY; i++) {
            threads.add(
                    Thread.ofVirtual().start(() -> statuses.add(order("e-1", "tea").statusCode())));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(statuses).hasSize(MANY).contains(201).containsAnyOf(201, 409);
        assertThat(statuses).allMatch(status -> status == 201 || status == 409);
        assertThat(orders().items()).containsExactly("tea");
    }

    @Test
    void keepsNothingOfWhatFailed() {
        assertThat(order("f-1", "poison").statusCode()).isEqualTo(422);
        assertThat(order("f-2", "bomb").statusCode()).isEqualTo(503);
        assertThat(orders().items()).isEmpty();

        assertThat(order("f-1", "tea").statusCode()).isEqualTo(201);
        assertThat(order("f-2", "coffee").statusCode()).isEqualTo(201);
        assertThat(orders().items()).containsExactly("tea", "coffee");
    }

    @Test
    void mixesUpNeitherUsersNorRoutes() {
        var ann = post("/shops/1/orders", "tea", "Idempotency-Key", "g", "X-Customer", "ann");
        var bob = post("/shops/1/orders", "tea", "Idempotency-Key", "g", "X-Customer", "bob");
        var annAgain = post("/shops/1/orders", "tea", "Idempotency-Key", "g", "X-Customer", "ann");
        var annElsewhere =
                post("/shops/2/orders", "tea", "Idempotency-Key", "g", "X-Customer", "ann");
        var otherRoute = order("g", "tea");

        assertThat(bob.body()).isNotEqualTo(ann.body());
        assertThat(annAgain.body()).isEqualTo(ann.body());
        assertThat(annElsewhere.statusCode()).isEqualTo(422);
        assertThat(otherRoute.statusCode()).isEqualTo(201);
        assertThat(orders().items()).hasSize(3);
    }

    @Test
    void doesWhatHasNoKeyAsOftenAsItComesWhereNoneIsRequired() {
        var _ = post("/shops/1/orders", "tea");
        var _ = post("/shops/1/orders", "tea");

        assertThat(orders().items()).containsExactly("tea", "tea");
    }

    @Test
    void isRefusedAtTheStartWithoutADatabase() {
        assertThatThrownBy(() ->
                        Running.with(router ->
                                router.post(
                                        "/orders",
                                        Loose.class,
                                        (_, _) -> Response.noContent(),
                                        Idempotency.REQUIRED)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(
                        "POST /orders is to be done once, and the application has no database that would know. Install the data module.");
    }

    static final class Loose {
        @Inject
        Loose() {}
    }
}
