package unisono.events;

import org.jspecify.annotations.Nullable;

/// What keeps emissions until they are due, as part of the transaction in which they were planned.
/// The data module binds it; without one, nothing can be emitted later, and start-up refuses
/// recurring emissions.
///
/// Every method is called on the emitter's thread, and only while [TransactionContext#active()].
public interface EmissionTimers {
    /// Keeps an emission.
    ///
    /// @param name unique among those of the emission's module; what was kept under it before is
    ///   replaced. Null if nobody is to change it
    void set(@Nullable String name, PlannedEmission emission, Due due);

    /// Gives what is kept under a name another time.
    ///
    /// @return whether there is such a thing, not emitted yet
    boolean move(String module, String name, Due due);

    /// Takes back what is kept under a name.
    ///
    /// @return whether there was such a thing, not emitted yet
    boolean cancel(String module, String name);
}
