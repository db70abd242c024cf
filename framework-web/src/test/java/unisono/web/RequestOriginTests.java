package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unisono.events.Origin;

/// What a request says of where it comes from, and what is known of it where it is answered.
final class RequestOriginTests {
    private static final String TRACEPARENT =
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /// Answers with the origin of the request.
    public static final class Echo {
        /// Made by Guice.
        public Echo() {}

        Response origin(Request request) {
            var origin = Origin.current();
            return Response.ok(
                    Optional.ofNullable(origin.traceparent()).orElse("none")
                            + (origin.actor() == null && origin.tenant() == null ? "" : " more"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        TRACEPARENT + "," + TRACEPARENT,
        "02"
                + "-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-later,"
                + "02-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        TRACEPARENT + "-later, none",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01, none",
        "hello, none",
    })
    void isThePlaceInATraceIfItIsOne(String header, String known) {
        try (var shop = Running.with(RequestOriginTests::routes)) {
            var answer = shop.send(shop.request("/origin").header("traceparent", header).GET());

            assertThat(answer.body()).isEqualTo("\"%s\"".formatted(known));
        }
    }

    @Test
    void isNoneWhereNothingIsSaid() {
        try (var shop = Running.with(RequestOriginTests::routes)) {
            assertThat(shop.get("/origin").body()).isEqualTo("\"none\"");
        }
    }

    private static void routes(Router router) {
        router.get("/origin", Echo.class, Echo::origin);
    }
}
