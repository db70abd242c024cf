package unisono.data.projection;

/// Folds events into tables that somebody reads.
///
/// ```java
/// public final class Spending implements Projection {
///     // …
///     @Override
///     public ProjectionDefinition definition() {
///         return ProjectionDefinition.named("till.spending")
///                 .hears(TillApi.SOLD, TillApi.TAKEN_BACK)
///                 .table("till.spending");
///     }
///
///     @Override
///     public void fold(Page page) throws SQLException {
///         var cents = new TreeMap<String, Long>();
///         page.each(TillApi.SOLD, sale -> cents.merge(sale.customer(), sale.cents(), Long::sum));
///         page.each(
///                 TillApi.TAKEN_BACK,
///                 sale -> cents.merge(sale.customer(), -sale.cents(), Long::sum));
///         var rows = page.rows("text", "bigint");
///         cents.forEach(rows::add);
///         rows.write(
///                 """
///                 insert into %s as t (customer, cents) select * from unnest(?, ?)
///                 on conflict (customer) do update set cents = t.cents + excluded.cents
///                 """
///                         .formatted(page.table("spending")));
///     }
/// }
/// ```
///
/// Found by `ServiceLoader`: `provides unisono.data.projection.Projection with …`, a public class
/// with a public constructor without parameters, in a hidden package. Nothing is injected: what it
/// writes follows from the events and from its own tables alone, because a rebuild must come to the
/// same. So it asks no clock, no other table and nobody outside.
public interface Projection {
    /// What it is; always the same.
    ProjectionDefinition definition();

    /// Folds some events, in the order of the log: at least one.
    ///
    /// Runs in a transaction, which also notes how far it is, and is rolled back when this throws.
    /// Of one part, and so of one key, only one page is folded at a time; an inline projection,
    /// which emitters fold in their transactions, has no parts: what it changes it adds up in SQL,
    /// or locks before it reads it, in the order of its keys. Writes into nothing but
    /// [Page#table(String)].
    ///
    /// @throws Exception if it cannot: the page is tried again, event by event, and in the end the
    ///   projection stands still; of an inline one the emitter's transaction fails
    void fold(Page page) throws Exception;
}
