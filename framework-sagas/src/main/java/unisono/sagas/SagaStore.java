package unisono.sagas;

import java.util.Optional;
import java.util.function.Function;

/// The processes of one saga, those of the current tenant ([unisono.events.Origin]). Thread-safe.
///
/// Everything joins the transaction around it, which is that of the delivery in a durable listener;
/// without one it has one of its own.
///
/// @param <I> what a process is known by
/// @param <S> its state
public interface SagaStore<I, S extends Record> {
    /// Begins a process with its first step. Costs a round trip, and those of its commands.
    ///
    /// @return whether it began; false if there is one of that id, running or ended, which is left
    ///   as it is
    /// @throws SagaException if a command of the step cannot be had as it says
    boolean begin(I process, Step<S> first);

    /// Steps a running process: it is locked until the transaction ends, the state is stored, and
    /// then the commands go out in their order. Costs two round trips, and those of its commands.
    ///
    /// @param decision what the event does, a function without side effects; called if the process
    ///   is running
    /// @return whether it was a step; of a late event, and of one for a process that never began,
    ///   nothing is done
    /// @throws unisono.data.NewerPayload if a later release has written the state: the delivery is
    ///   then left to a node of that one
    /// @throws SagaException if the state cannot be read, a command of the step cannot be had as it
    ///   says, or a compensation can no longer be sent
    Stepped step(I process, Function<? super S, Step<S>> decision);

    /// What a process remembers, running or ended; empty if there is none, or no longer. Locks
    /// nothing.
    Optional<SagaState<S>> find(I process);
}
