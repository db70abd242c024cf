package unisono.commands;

/// Stands around every command that is handled, whether sent, submitted or stored: logging, rights,
/// validation.
///
/// The application lists its middleware once, in order; the first is the outermost. Each may hand
/// on another command of the same type, not go on and answer by itself, go on again, and throw.
/// What it returns is what the sender gets, and what is stored. An exception from further in passes
/// outward unchanged.
///
/// It stands inside the transaction, where there is one: going on again is for what the database
/// did not see, and what it writes is committed with the command. A repetition under a known key is
/// not handled, and passes no middleware.
///
/// [unisono.commands.middleware] has what most applications want. Must be thread-safe.
@FunctionalInterface
public interface CommandMiddleware {
    /// Stands around one handling.
    <C, R> R around(Handling<C, R> handling, Next<C, R> next) throws Exception;

    /// What is further in: the next middleware, at last the handler.
    ///
    /// @param <C> the command
    /// @param <R> its result
    interface Next<C, R> {
        /// Goes on with what there is.
        R proceed() throws Exception;

        /// Goes on with another command.
        R proceed(C command) throws Exception;
    }
}
