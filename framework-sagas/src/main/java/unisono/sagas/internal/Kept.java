package unisono.sagas.internal;

import java.time.Duration;

/// How long a process that has ended is kept.
public record Kept(Duration time) {}
