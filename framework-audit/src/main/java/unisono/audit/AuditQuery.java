package unisono.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which records are wanted: the newest that satisfy all that is said.
///
/// @param event its whole text
/// @param since none that is older
/// @param limit how many at the most, 1 to [#LIMIT_MAX]
public record AuditQuery(
        @Nullable String actor,
        @Nullable String event,
        @Nullable Instant since,
        @Nullable AuditOutcome outcome,
        int limit) {
    /// The most that are read at once.
    public static final int LIMIT_MAX = 1_000;

    public AuditQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A limit of %d is not between 1 and %d.".formatted(limit, LIMIT_MAX));
        }
    }

    /// The newest of all.
    public static AuditQuery newest(int limit) {
        return new AuditQuery(null, null, null, null, limit);
    }

    /// Of this actor; null for all.
    public AuditQuery actor(@Nullable String wanted) {
        return new AuditQuery(wanted, event, since, outcome, limit);
    }

    /// Of this event; null for all.
    public AuditQuery event(@Nullable String wanted) {
        return new AuditQuery(actor, wanted, since, outcome, limit);
    }

    /// Not older than this; null for all.
    public AuditQuery since(@Nullable Instant wanted) {
        return new AuditQuery(actor, event, wanted, outcome, limit);
    }

    /// With this outcome; null for all.
    public AuditQuery outcome(@Nullable AuditOutcome wanted) {
        return new AuditQuery(actor, event, since, wanted, limit);
    }
}
