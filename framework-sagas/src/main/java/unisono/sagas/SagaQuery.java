package unisono.sagas;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which processes are looked for.
///
/// @param type null for all
/// @param status null for all
/// @param older those that began longer ago; null for all
public record SagaQuery(
        @Nullable String type, @Nullable SagaStatus status, @Nullable Duration older) {
    /// All of them.
    public static final SagaQuery ALL = new SagaQuery(null, null, null);
}
