package unisono.data.internal.projection;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.SqlFailures;
import unisono.data.internal.delivery.Failures;
import unisono.data.projection.ProjectionSettings;

/// Folds what there is of a part. Thread-safe; one thread for each part.
final class Worker {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");

    /// After so many pages others get their turn.
    private static final int PAGES_MAX = 40;

    private final OpenDatabase database;
    private final Folder folder;
    private final ProjectionSettings settings;
    private final BooleanSupplier open;
    private final Map<PartId, Care> cares = new ConcurrentHashMap<>();

    Worker(
            OpenDatabase database,
            Folder folder,
            ProjectionSettings settings,
            BooleanSupplier open) {
        this.database = database;
        this.folder = folder;
        this.settings = settings;
        this.open = open;
    }

    /// Why it ends.
    enum End {
        /// All is folded.
        CAUGHT_UP,
        /// There is more, for the next turn.
        MORE,
        /// Somebody else folds it, or nobody may.
        LEFT
    }

    /// Folds pages until there is nothing more to be folded, or it has had its turn.
    ///
    /// @throws SQLException if the database does not answer
    End work(Known.One one, PartId id) throws SQLException, InterruptedException {
        var care = cares.computeIfAbsent(id, _ -> new Care(settings));
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            if (!open.getAsBoolean()) {
                return End.LEFT;
            }
            var folded = page(one, id, care);
            if (folded.isEmpty() || !folded.get().taken()) {
                return End.LEFT;
            }
            if (!folded.get().more()) {
                return End.CAUGHT_UP;
            }
        }
        return End.MORE;
    }

    /// Empty when it stands still now.
    private Optional<Folded> page(Known.One one, PartId id, Care care)
            throws SQLException, InterruptedException {
        while (true) {
            try {
                var folded =
                        database.call(connection -> folder.fold(connection, one, id, care.limit()));
                care.passed();
                return Optional.of(folded);
            } catch (FoldFailure failure) {
                if (!open.getAsBoolean() || SqlFailures.isOutage(failure)) {
                    throw new SQLException("A page could not be folded.", failure);
                }
                var pause = care.failed();
                if (pause.isEmpty()) {
                    standStill(id, failure);
                    return Optional.empty();
                }
                Thread.sleep(pause.get().plus(Duration.ofMillis(1)));
            }
        }
    }

    private void standStill(PartId id, FoldFailure failure) throws SQLException {
        var error = Failures.text(failure.reason());
        if (database.call(connection -> PartTable.fail(connection, id, failure, error))) {
            LOGGER.error(
                    "The projection {} stands still at position {}, which it cannot fold. Mend it, then: projections resume {}; or leave the event out: projections skip {}.",
                    id.projection(),
                    failure.position(),
                    id.projection(),
                    id.projection(),
                    failure.getCause());
        }
    }
}
