package unisono.events;

import org.jspecify.annotations.Nullable;

/// Stands around everything that is emitted, asked and published: logging, timing, validation.
///
/// The application lists its middleware once, in order; the first is the outermost. Each may hand
/// on another payload of the same type, call `next` not at all (nobody further in runs) or again (a
/// retry), and throw. An exception from further in passes outward unchanged.
///
/// Runs on the thread of the delivery and must be thread-safe. An application without middleware
/// pays nothing for the possibility.
public interface Middleware {
    /// Stands around one emission with all its deliveries, inside its checks and outside the event
    /// log. By default calls `next`.
    ///
    /// @return what `next` returned; it means something to nobody but the framework
    default @Nullable Object emission(Emission emission, Object payload, Next next)
            throws Exception {
        return next.proceed(payload);
    }

    /// Stands around one delivery, when it runs: after the commit for an after-commit listener. By
    /// default calls `next`.
    ///
    /// @return the listener's answer, if it gives one
    default @Nullable Object delivery(Delivery delivery, Object payload, Next next)
            throws Exception {
        return next.proceed(payload);
    }

    /// What is further in: the next middleware, at last the listener.
    @FunctionalInterface
    interface Next {
        /// Goes on with this payload.
        ///
        /// @throws EventException if it is not of the message's type
        @Nullable Object proceed(Object payload) throws Exception;
    }
}
