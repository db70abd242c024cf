package unisono.events.internal;

import java.time.InstantSource;

/// What the dispatcher may be told.
///
/// @param clock dates the emissions
/// @param depthMax how many emissions may be nested
public record DispatchSettings(InstantSource clock, int depthMax) {}
