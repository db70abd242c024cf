package unisono.events;

import java.io.Serializable;
import unisono.events.internal.wiring.HandlerName;

/// A handler that calls another one, and is called by its name in listings and messages. For those
/// who extend the language of managers, see [WiringLanguage].
public interface WrappedHandler {
    /// The handler that is bound in truth: a method reference, or a lambda expression.
    Serializable wrapped();

    /// How listings call a handler: `PlaceOrder.fromCart`, or `lambda at OrderEvents.java:14`.
    ///
    /// @param handler a method reference, or a lambda expression
    /// @param type whose method it is, or inherits
    /// @param at where it is bound
    static String words(Serializable handler, Class<?> type, String at) {
        return HandlerName.of(handler).words(at, type);
    }
}
