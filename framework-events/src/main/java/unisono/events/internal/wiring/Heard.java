package unisono.events.internal.wiring;

import java.util.Comparator;
import unisono.events.Subscription;

/// A subscription and the module that hears it.
///
/// @param module the module's name
/// @param position the module's place in module order
/// @param number the subscription's place among all, as registered
public record Heard(String module, int position, int number, Subscription subscription) {
    /// Local subscriptions, then the others; within each by priority, module order, registration
    /// order.
    public static final Comparator<Heard> DELIVERY_ORDER =
            Comparator.comparing((Heard heard) -> heard.subscription().scope())
                    .thenComparingLong(heard -> -(long) heard.subscription().terms().priority())
                    .thenComparingInt(Heard::position)
                    .thenComparingInt(Heard::number);

    /// The name under which a durable listener's deliveries are stored.
    public String durableName() {
        var given = subscription.terms().requireDurability().name();
        return given == null ? module + "." + subscription.handlerName() : given;
    }

    /// Whether that name is the same when the code is compiled again.
    boolean hasStableName() {
        return subscription.terms().requireDurability().name() != null
                || (subscription.handlerKey() instanceof HandlerName.Key(_, var method)
                        && !method.isLambda());
    }
}
