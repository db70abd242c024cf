package unisono.events;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A durable listener, for whoever keeps and runs its deliveries: the data module. Thread-safe.
public interface DurableListener {
    /// Stable, and unique in the application.
    String name();

    /// The module that listens.
    String module();

    Durability durability();

    /// All that it hears.
    Set<EventName<?>> events();

    /// Whether its condition, if it has one, holds.
    boolean wants(StoredEmission emission);

    /// What it must handle in order; null where no order is wanted.
    @Nullable String key(StoredEmission emission);

    /// Calls the listener on this thread, inside the middleware. What it emits has the stored
    /// emission as its cause.
    ///
    /// @throws Exception what the listener throws, unchanged
    void deliver(StoredEmission emission) throws Exception;
}
