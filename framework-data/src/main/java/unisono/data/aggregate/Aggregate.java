package unisono.data.aggregate;

/// A thing that is the sum of its events: an immutable record, or a sealed interface of some.
///
/// ```java sketch
/// record Payment(Money amount, boolean captured) implements Aggregate<Payment, PaymentEvent> {
///     PaymentCaptured capture(Instant at) { … }
///
///     @Override
///     public Payment apply(PaymentEvent event) {
///         return switch (event) {
///             case PaymentBooked it -> new Payment(it.amount(), false);
///             case PaymentCaptured it -> new Payment(amount, true);
///         };
///     }
/// }
/// ```
///
/// Commands are plain methods that return what happens, or refuse. They change nothing: what they
/// return is stored, and then [#apply] makes the next state of it, now and each time that it is
/// read again.
///
/// @param <A> the aggregate itself
/// @param <E> a sealed interface; its permitted records are the payloads of the events
public interface Aggregate<A extends Aggregate<A, E>, E> {
    /// The state after an event. A function of the two alone, that refuses nothing: what happened,
    /// happened. A switch without `default` does not compile when an event is forgotten.
    A apply(E event);
}
