package unisono.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of the subject of personal data.
///
/// @param kept whether something personal may be stored that can be read
/// @param erased when it was erased last; null if it never was
public record SubjectTrace(boolean kept, @Nullable Instant erased) {}
