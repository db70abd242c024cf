package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import unisono.events.Refusal;

/// What becomes of exceptions.
final class ProblemTests {
    private static Running shop;

    private static class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class ClosedForGood extends Closed {
        private static final long serialVersionUID = 1L;
    }

    /// Cannot become JSON.
    public record Unwritable(int secret) {
        @Override
        public int secret() {
            throw new IllegalStateException("secret");
        }
    }

    /// A controller, for routes that fail.
    public static final class Failing {
        /// For Guice.
        public Failing() {}

        Response overflow(Request request) {
            return request.query("end").isPresent() ? Response.noContent() : overflow(request);
        }
    }

    @BeforeAll
    static void open() {
        shop = Running.with(ProblemTests::routes);
    }

    private static void routes(Router router) {
        router.get("/missing/{id}", Failing.class, failing(r -> new NotFound("cart", r.path("id"))))
                .get("/refused", Failing.class, failing(r -> refusal()))
                .get("/closed", Failing.class, failing(r -> new ClosedForGood()))
                .get("/own", Failing.class, failing(r -> new ProblemException(sold())))
                .get("/secret", Failing.class, failing(r -> new IllegalStateException("secret")))
                .get("/overflow", Failing.class, Failing::overflow)
                .get("/memory", Failing.class, failing(r -> new OutOfMemoryError("secret")))
                .get("/unwritable", Failing.class, (c, r) -> Response.ok(new Unwritable(1)))
                .get("/mapping", Failing.class, failing(r -> new IOException("secret")))
                .problem(Closed.class, e -> Problem.of(409, "Closed."))
                .problem(IOException.class, e -> Problem.of(200, "Wrong status of a problem"));
    }

    private static Endpoint<Failing> failing(Function<Request, Throwable> failure) {
        return (controller, request) -> {
            switch (failure.apply(request)) {
                case Exception e -> throw e;
                case Error e -> throw e;
                case Throwable t -> throw new AssertionError(t);
            }
        };
    }

    private static Refusal refusal() {
        return new Refusal("order", "unit-price-above-zero", "A unit price is above zero.");
    }

    private static Problem sold() {
        return Problem.of(409, "It is sold.")
                .type(URI.create("https://shop.example/sold"), "Sold")
                .instance(URI.create("/carts/1"))
                .with("order", 17);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void tellsWhatIsNotFound() {
        var answer = shop.get("/missing/no%22id");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is no cart \\\"no\\\"id\\\".\"}");
    }

    @Test
    void tellsModuleAndRuleOfARefusal() {
        var answer = shop.get("/refused");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"title\":\"Unprocessable Content\",\"status\":422,\"detail\":\"A unit price is above zero.\",\"module\":\"order\",\"rule\":\"unit-price-above-zero\"}");
    }

    @Test
    void takesTheMappingOfTheNearestClass() {
        assertThat(shop.get("/closed").body())
                .isEqualTo("{\"title\":\"Conflict\",\"status\":409,\"detail\":\"Closed.\"}");
    }

    @Test
    void tellsAProblemWithAllItsMembers() {
        assertThat(shop.get("/own").body())
                .isEqualTo(
                        "{\"type\":\"https://shop.example/sold\",\"title\":\"Sold\",\"status\":409,\"detail\":\"It is sold.\",\"instance\":\"/carts/1\",\"order\":17}");
    }

    @Test
    void keepsUnexpectedExceptionsAndErrorsToTheLogAndLivesOn() {
        for (var path :
                new String[] {
                    "/secret", "/overflow", "/memory", "/unwritable", "/mapping", "/secret"
                }) {
            var answer = shop.get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(500);
            assertThat(answer.body())
                    .as(path)
                    .matches(
                            "\\{\"title\":\"Internal Server Error\",\"status\":500,\"detail\":\"The request failed for a reason of ours. Tell us the incident: the log knows it.\",\"instance\":\"urn:uuid:([-0-9a-f]{36})\",\"incident\":\"\\1\"}");
        }
    }

    @Test
    void logsTheExceptionUnderTheIncident() {
        var logger = (Logger) LoggerFactory.getLogger("unisono.web.internal.Problems");
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        logger.setLevel(Level.ERROR);
        logger.addAppender(log);

        var answer = shop.get("/secret");
        logger.detachAppender(log);
        logger.setLevel(Level.OFF);

        assertThat(log.list).hasSize(1);
        var entry = log.list.getFirst();
        var incident = String.valueOf(entry.getArgumentArray()[0]);
        assertThat(answer.body()).contains("\"incident\":\"" + incident + '"');
        assertThat(entry.getFormattedMessage())
                .isEqualTo("Incident " + incident + ": GET /secret failed.");
        assertThat(entry.getThrowableProxy().getMessage()).isEqualTo("secret");
    }
}
