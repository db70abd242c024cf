package unisono.sagas;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A process, for listings.
///
/// @param type the name of its saga
/// @param tenant null for none
/// @param steps how many it has made, with the beginning
/// @param shape that of its state record
/// @param waitsFor as its last step said; null if it did not
/// @param reason why it was compensated; null if it was not
/// @param late how many events came when it was over
/// @param ended null if it is running
public record SagaProcess(
        String type,
        @Nullable String tenant,
        String id,
        SagaStatus status,
        long steps,
        int shape,
        @Nullable String waitsFor,
        @Nullable String reason,
        int late,
        Instant begun,
        Instant changed,
        @Nullable Instant ended) {}
