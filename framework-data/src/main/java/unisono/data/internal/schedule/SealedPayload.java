package unisono.data.internal.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.log.PayloadBytes;
import unisono.data.internal.personal.Subject;
import unisono.data.internal.personal.SubjectKey;
import unisono.data.internal.personal.SubjectTable;
import unisono.events.EventName;
import unisono.events.Origin;
import unisono.events.PlannedEmission;

/// What is kept of the payload of a planned emission.
final class SealedPayload {
    private SealedPayload() {}

    /// Costs a round trip where it is somebody's.
    static byte[] of(Connection connection, PlannedEmission planned) throws SQLException {
        var id = subject(planned.event(), planned.payload());
        return PayloadBytes.of(
                planned.event(), planned.payload(), id == null ? null : key(connection, id));
    }

    private static <P> @Nullable String subject(EventName<P> event, Object payload) {
        return event.subjectOf(event.payloadType().cast(payload));
    }

    private static @Nullable SubjectKey key(Connection connection, String id) throws SQLException {
        var subject = Subject.of(Origin.current().tenant(), id);
        return SubjectTable.take(connection, Set.of(subject)).get(subject);
    }
}
