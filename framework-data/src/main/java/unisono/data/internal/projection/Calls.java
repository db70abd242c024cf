package unisono.data.internal.projection;

import java.sql.SQLException;
import unisono.data.DataException;
import unisono.data.DatabaseUnavailable;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.SqlCall;

/// Asks the database, and says in our words what goes wrong. Thread-safe.
final class Calls {
    private final LazyDatabase database;

    Calls(LazyDatabase database) {
        this.database = database;
    }

    /// Something that asks it.
    interface Asking<T> {
        T ask() throws SQLException;
    }

    /// Something that is done with it.
    interface Doing {
        void run() throws SQLException;
    }

    <T> T answer(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (FoldFailure failure) {
            throw new DataException(
                    "The projection cannot fold the event at position %d: %s."
                            .formatted(failure.position(), failure.reason()),
                    failure.reason());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void run(Doing doing) {
        answer(() -> {
            doing.run();
            return true;
        });
    }

    /// In a transaction of its own.
    <T> T call(SqlCall<T> call) {
        return answer(() -> database.get().call(call));
    }

    <T> T read(SqlCall<T> call) {
        return answer(() -> database.get().read(call));
    }

    /// In a transaction in which no page is under way, which would wait for what this has, and have
    /// what this waits for.
    boolean held(String projection, SqlCall<Boolean> call) {
        return answer(() -> {
            try (var hold = Hold.of(database.get(), projection)) {
                hold.connection().setAutoCommit(false);
                boolean result = call.on(hold.connection());
                hold.connection().commit();
                return result;
            }
        });
    }

    static RuntimeException failed(SQLException e) {
        return new DatabaseUnavailable(
                "The database does not do what projections need: %s.".formatted(e.getMessage()), e);
    }
}
