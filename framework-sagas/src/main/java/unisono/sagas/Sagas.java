package unisono.sagas;

/// The processes of an application.
///
/// A saga is a listener as any other, which hears durably and together all that its process waits
/// for, in order per process:
///
/// ```java
/// local(Counter.class, Fulfil.class)
///         .on(ShopApi.ORDERED, Fulfil::begin)
///         .durably()
///         .together("shop.fulfilment")
///         .key(Ordered::order)
///         .on(ShopApi.CAPTURED, Fulfil::captured)
///         .durably()
///         .together("shop.fulfilment")
///         .key(Captured::order)
/// // …
/// ```
///
/// ```java
/// void captured(Captured captured) {
///     node.heard(processes.step(captured.order(), Fulfilment::captured));
/// }
/// ```
///
/// So what is promised of durable listeners holds: exactly once in the database, retries, dead
/// letters, pauses. A **timeout** is an event of the module's own that is planned under
/// [SagaType#timer], and that the saga hears, too.
///
/// Injected; thread-safe.
public interface Sagas {
    /// The most compensations that a process keeps.
    int UNDO_MAX = 1_000;

    /// The processes of a saga. Costs nothing.
    ///
    /// @throws SagaException if no manager declares it
    <I, S extends Record> SagaStore<I, S> of(SagaType<I, S> type);
}
