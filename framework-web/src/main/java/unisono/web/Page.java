package unisono.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unisono.web.internal.Uuids;

/// The part of a list that a client asks for: so many items, after that one.
///
/// ```java
/// Response list(Request request) {
///     var cart = request.queryUuid("cart").map(CartId::new);
///     var page = request.page();
///     var after = page.afterUuid().map(OrderId::new);
///     var found = orders.list(cart.orElse(null), after.orElse(null), page.lookahead());
///     return page.response(found.stream().map(OrderView::of).toList(), OrderView::order);
/// }
/// ```
public final class Page {
    /// Items of a page when the client does not say.
    public static final int LIMIT_DEFAULT = 50;

    /// Most items of a page.
    public static final int LIMIT_MAX = 500;

    private static final String AFTER_CHANGED =
            "The parameter after comes from the Link of the page before. Do not change it.";

    private final int limit;
    private final @Nullable String after;
    private final Function<String, String> next;

    /// @param limit 1 to [#LIMIT_MAX]
    /// @param after the last item that the client has seen; null from the start
    /// @param next makes the address of the page after an item
    public Page(int limit, @Nullable String after, Function<String, String> next) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A page has 1 to 500 items, not %d.".formatted(limit));
        }
        this.limit = limit;
        this.after = after;
        this.next = next;
    }

    /// Most items to answer.
    public int limit() {
        return limit;
    }

    /// The last item that the client has seen, as it was named to it; empty from the start.
    public Optional<String> after() {
        return Optional.ofNullable(after);
    }

    /// The last item that the client has seen, where items are named by UUIDs. Anything else is
    /// answered with 400.
    public Optional<UUID> afterUuid() {
        return after().map(text ->
                Uuids.parse(text)
                        .orElseThrow(() -> new ProblemException(Problem.of(400, AFTER_CHANGED))));
    }

    /// How many items to look up: one more than [#limit], which tells whether there is a next page.
    public int lookahead() {
        return limit + 1;
    }

    /// Answers with a JSON array of at most [#limit] items, and a `Link` to the next page if more
    /// were found.
    ///
    /// @param found up to [#lookahead] items, in order
    /// @param name what the client says in `after` to go on behind an item
    public <T> Response response(List<T> found, Function<? super T, ?> name) {
        if (found.size() <= limit) {
            return Response.ok(found);
        }
        var last = String.valueOf(name.apply(found.get(limit - 1)));
        return Response.ok(found.subList(0, limit))
                .header("Link", "<%s>; rel=\"next\"".formatted(next.apply(last)));
    }
}
