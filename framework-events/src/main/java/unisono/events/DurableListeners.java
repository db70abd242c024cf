package unisono.events;

import java.util.List;

/// The durable listeners of an application, which are known from its start: from the injector.
public interface DurableListeners {
    /// All, in delivery order.
    List<DurableListener> all();
}
