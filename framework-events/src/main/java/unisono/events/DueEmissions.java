package unisono.events;

import java.util.List;

/// What may be emitted later, and the way to do it when it is due: for what implements
/// [EmissionTimers]. Bound by the kernel.
public interface DueEmissions {
    /// The events that some class of this application emits.
    List<EventName<?>> events();

    /// The recurring emissions that the managers declare.
    List<Recurrence> recurrences();

    /// Emits on behalf of the class that planned it, or of another of its module that emits the
    /// event when that is gone; as `emit` does, in the transaction that is bound to this thread.
    ///
    /// @throws EventException if no class of the module emits the event any more
    void emit(PlannedEmission due);
}
