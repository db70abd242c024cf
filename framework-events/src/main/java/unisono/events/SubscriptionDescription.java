package unisono.events;

import java.util.List;

/// A subscription of a booted application, for listings.
///
/// @param event the event's text
/// @param source the simple name of the emitter or API
/// @param handler `PlaceOrder.fromCart`
/// @param module the listening module
/// @param notes what a reader should know, such as that nobody implements the API
public record SubscriptionDescription(
        String event,
        Subscription.Scope scope,
        String source,
        String handler,
        String module,
        Timing timing,
        int priority,
        String at,
        List<String> notes) {
    public SubscriptionDescription {
        notes = List.copyOf(notes);
    }
}
