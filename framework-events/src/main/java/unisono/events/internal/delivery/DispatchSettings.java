package unisono.events.internal.delivery;

import java.time.InstantSource;
import java.util.List;
import unisono.events.Middleware;

/// What the dispatcher may be told.
///
/// @param clock dates the emissions
/// @param depthMax how many emissions may be nested
/// @param asynchronousMax how many asynchronous deliveries may run
/// @param middleware around everything, outermost first
public record DispatchSettings(
        InstantSource clock, int depthMax, int asynchronousMax, List<Middleware> middleware) {
    public DispatchSettings {
        middleware = List.copyOf(middleware);
    }
}
