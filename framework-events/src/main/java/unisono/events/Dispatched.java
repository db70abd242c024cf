package unisono.events;

import java.util.List;
import java.util.Optional;

/// What came of an event object.
///
/// @param event the very object
/// @param results of the listeners that had one, in delivery order
/// @param stopped whether propagation was stopped: by the object, by a listener, or by the
///   predicate, be it at the last listener
/// @param asynchronous the deliveries that still run
/// @param <E> the event object
public record Dispatched<E>(
        E event, List<Object> results, boolean stopped, AsyncDeliveries asynchronous) {
    public Dispatched {
        results = List.copyOf(results);
    }

    /// Whether one of the results equals this one.
    public boolean contains(Object result) {
        return results.contains(result);
    }

    /// The last result; empty when nobody had one.
    public Optional<Object> last() {
        return results.isEmpty() ? Optional.empty() : Optional.of(results.getLast());
    }
}
