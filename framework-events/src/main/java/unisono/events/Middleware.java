package unisono.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands around everything that is emitted, asked and published: logging, timing, validation.
///
/// The application lists its middleware once, in order; the first is the outermost. Each may hand
/// on another payload of the same type, not go on (nobody further in runs), go on again (a retry),
/// and throw. An exception from further in passes outward unchanged.
///
/// [unisono.events.middleware] has what most applications want, to use and to learn from.
///
/// Runs on the thread of the delivery and must be thread-safe. An application without middleware
/// pays nothing for the possibility.
public interface Middleware {
    /// Stands around one emission with all its deliveries, inside its checks and outside the event
    /// log. By default goes on.
    ///
    /// A listener's failure has doomed the transaction when it arrives here: to try again, or to go
    /// on without that listener, is for [#delivery].
    ///
    /// @return what `next` returned: the answers to a question or the results of an event object,
    ///   in delivery order. Whoever asked gets what is returned here; so a middleware may answer a
    ///   question itself, with an object of the answer's type
    default List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
        return next.proceed();
    }

    /// Stands around one delivery, when it runs: after the commit for an after-commit listener, on
    /// its own thread for an asynchronous one. By default goes on.
    ///
    /// @return what `next` returned: the listener's answer, if it gives one
    default @Nullable Object delivery(Delivery delivery, Next<@Nullable Object> next)
            throws Exception {
        return next.proceed();
    }

    /// What is further in: the next middleware, at last the listeners.
    ///
    /// @param <R> what it returns
    interface Next<R extends @Nullable Object> {
        /// Goes on with what there is.
        R proceed() throws Exception;

        /// Goes on with another payload.
        ///
        /// @throws EventException if it is not of the message's type
        R proceed(Object payload) throws Exception;
    }
}
