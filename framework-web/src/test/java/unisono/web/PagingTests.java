package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Lists, page by page.
final class PagingTests {
    private static Running shop;

    /// Lists the numbers below `to`.
    public static final class Numbers {
        /// For Guice.
        public Numbers() {}

        Response list(Request request) {
            var page = request.page();
            int from = page.after().map(Integer::parseInt).orElse(-1) + 1;
            int to = Integer.parseInt(request.query("to").orElse("120"));
            var found = IntStream.range(from, to).limit(page.lookahead()).boxed().toList();
            return page.response(found, number -> number);
        }
    }

    @BeforeAll
    static void open() {
        shop = Running.with(router -> router.get("/numbers", Numbers.class, Numbers::list));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void leadsThroughAllPages() {
        var first = shop.get("/numbers?to=5&limit=2");
        var second = shop.get(next(first));
        var third = shop.get(next(second));

        assertThat(first.headers().firstValue("Link"))
                .contains("</numbers?to=5&limit=2&after=1>; rel=\"next\"");
        assertThat(List.of(first.body(), second.body(), third.body()))
                .containsExactly("[0,1]", "[2,3]", "[4]");
        assertThat(third.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void answersAnEmptyListWith200() {
        var answer = shop.get("/numbers?to=0");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @Test
    void answers50ItemsUnlessAskedFor500AtMost() {
        assertThat(shop.get("/numbers").body()).endsWith(",49]");
        assertThat(shop.get("/numbers?limit=500").body()).endsWith(",119]");
    }

    @Test
    void refusesWrongLimits() {
        for (var limit : List.of("0", "501", "-1", "ten", "", "1e1", "99999999999")) {
            var answer = shop.get("/numbers?limit=" + limit);

            assertThat(answer.body())
                    .isEqualTo(
                            "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The parameter limit is a whole number from 1 to 500.\"}");
        }
        assertThat(shop.get("/numbers?limit=1&limit=2").body())
                .contains("The parameter limit is given 2 times. Give it once.");
        assertThat(shop.get("/numbers?after=").statusCode()).isEqualTo(400);
    }

    private static String next(HttpResponse<String> answer) {
        var link = answer.headers().firstValue("Link").orElseThrow();
        return link.substring(1, link.indexOf('>'));
    }
}
