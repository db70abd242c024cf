package unisono.data.internal.projection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the log, as a projection wants it.
///
/// @param payload as it is stored
@SuppressWarnings("ArrayRecordComponent") // nobody compares rows
record LogRow(
        long position,
        UUID id,
        Instant time,
        int version,
        String name,
        byte[] payload,
        @Nullable String key,
        @Nullable String tenant,
        @Nullable String actor) {}
