package unisono.web;

import java.util.Optional;
import java.util.UUID;

/// What a client asks. What is wrong with it is answered with 400 and the reason; the endpoint that
/// reads it need not look.
///
/// One thread.
public interface Request {
    /// Returns a variable of the path, decoded: `path("cart")` of `/carts/{cart}`.
    ///
    /// @throws IllegalArgumentException if the route has no such variable
    String path(String name);

    /// Returns a variable of the path that is an id. Whatever is no UUID is the id of nothing, and
    /// so answered with 404.
    ///
    /// @throws IllegalArgumentException if the route has no such variable
    UUID uuid(String name);

    /// Returns a parameter of the query that is an id, as [#uuid] does.
    Optional<UUID> queryUuid(String name);

    /// Returns a parameter of the query, decoded. Given twice, it is answered with 400.
    Optional<String> query(String name);

    /// Returns the first header of this name, in whatever case.
    Optional<String> header(String name);

    /// Reads the JSON body into a record. All components must be there and not null, but for
    /// `@Nullable` and `Optional` ones; unknown names, names given twice, and values of another
    /// type are answered with 400; a body that is not JSON by its `Content-Type`, with 415. None,
    /// or the one that curl sends unasked, is taken for JSON.
    ///
    /// A `BigDecimal` component takes a number or a string, of at most 38 digits on either side of
    /// the point. An `IllegalArgumentException` of the record's constructor is answered with 400
    /// and its message.
    <T> T body(Class<T> type);

    /// Reads the JSON body, if there is one, as [#body] does.
    <T> Optional<T> bodyIfPresent(Class<T> type);

    /// Returns the page that the query's `limit` (1 to 500, default 50) and `after` ask for.
    Page page();
}
