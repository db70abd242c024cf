package unisono.events;

import java.util.List;

/// All that a manager registered, and what was wrong with it.
///
/// @param subscriptions in registration order
/// @param emits what the module emits and asks
/// @param problems for the start-up report; empty when all is well
public record Registrations(
        List<Subscription> subscriptions, List<Emits> emits, List<String> problems) {
    public Registrations {
        subscriptions = List.copyOf(subscriptions);
        emits = List.copyOf(emits);
        problems = List.copyOf(problems);
    }
}
