package unisono.events.internal;

import java.time.InstantSource;
import java.util.List;
import unisono.events.Middleware;

/// What the dispatcher may be told.
///
/// @param clock dates the emissions
/// @param depthMax how many emissions may be nested
/// @param middleware around everything, outermost first
public record DispatchSettings(InstantSource clock, int depthMax, List<Middleware> middleware) {
    public DispatchSettings {
        middleware = List.copyOf(middleware);
    }
}
