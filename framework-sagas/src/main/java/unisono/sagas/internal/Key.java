package unisono.sagas.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import unisono.events.Origin;
import unisono.sagas.SagaType;

/// Which process.
///
/// @param tenant empty for none
record Key(String type, String tenant, String id) {
    /// One of the current tenant.
    static <I> Key of(SagaType<I, ?> type, I process) {
        return of(type.text(), type.id(process), Origin.current().tenant());
    }

    static Key of(String type, String id, @Nullable String tenant) {
        return new Key(type, Objects.requireNonNullElse(tenant, ""), id);
    }

    /// Sets the three parameters from an index on, and returns the one behind.
    int fill(PreparedStatement statement, int index) throws SQLException {
        statement.setString(index, type);
        statement.setString(index + 1, tenant);
        statement.setString(index + 2, id);
        return index + 3;
    }

    /// For messages.
    @Override
    public String toString() {
        return tenant.isEmpty()
                ? "The process %s %s".formatted(type, id)
                : "The process %s %s of tenant %s".formatted(type, id, tenant);
    }
}
