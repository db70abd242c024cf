package unisono.data;

import tools.jackson.databind.node.ObjectNode;
import unisono.events.EventName;

/// One step in the history of an event: makes of a stored payload of one version one of the next.
///
/// Provided by the module whose event it is: `provides unisono.data.Upcaster with …`, a public
/// class with a public constructor without parameters, in a hidden package. An event of version 3
/// has two, from 1 and from 2; start-up refuses one too few and one too many.
///
/// ```java
/// public final class NameTheCurrency implements Upcaster {
///     // …
///     @Override
///     public EventName<?> event() {
///         return BankApi.PAID_IN;
///     }
///
///     @Override
///     public int from() {
///         return 1;
///     }
///
///     @Override
///     public ObjectNode upcast(ObjectNode payload) {
///         return payload.put("currency", "GBP");
///     }
/// }
/// ```
///
/// It works on the JSON, and not on records of ours, because those of the old versions are gone. It
/// is a function of the payload alone, and is called again for each reading. Thread-safe.
public interface Upcaster {
    /// Whose payloads it changes.
    EventName<?> event();

    /// The version that it reads; it makes the next one.
    int from();

    /// Makes the next version of a payload. By default the payload as it is: for a version that
    /// only says more than the one before, such as with a new constant of an enum.
    ///
    /// @param payload its own copy, to be changed or not; of an event that carried nothing an empty
    ///   object
    default ObjectNode upcast(ObjectNode payload) {
        return payload;
    }
}
