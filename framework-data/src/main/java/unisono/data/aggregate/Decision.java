package unisono.data.aggregate;

import java.util.List;

/// A command: decides on the state of an aggregate what happens.
///
/// @param <X> how it may refuse; inferred, unchecked exceptions only when it throws no others
@FunctionalInterface
public interface Decision<A, E, X extends Exception> {
    /// Decides. Called again when the command is repeated.
    ///
    /// @return what happens, in order; nothing if it is empty
    List<? extends E> decide(A state) throws X;

    /// A command of which one event comes.
    @FunctionalInterface
    interface One<A, E, X extends Exception> {
        /// Decides, as [Decision#decide] does.
        E decide(A state) throws X;
    }
}
