package unisono.events.root;

import java.time.Instant;
import unisono.events.Origin;

/// Where in the application an event of an aggregate was dispatched.
///
/// @param origin who asked for it
/// @param time by the application's clock
public record AggregateContext(Origin origin, Instant time) {}
