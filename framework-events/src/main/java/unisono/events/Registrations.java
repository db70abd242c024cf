package unisono.events;

import java.util.List;

/// All that a manager registered, and what was wrong with it.
///
/// @param subscriptions in registration order
/// @param emits what the module emits and asks
/// @param recurrences what the module emits again and again
/// @param problems for the start-up report; empty when all is well
public record Registrations(
        List<Subscription> subscriptions,
        List<Emits> emits,
        List<Recurrence> recurrences,
        List<String> problems) {
    public Registrations {
        subscriptions = List.copyOf(subscriptions);
        emits = List.copyOf(emits);
        recurrences = List.copyOf(recurrences);
        problems = List.copyOf(problems);
    }
}
