package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import unisono.data.DataException;
import unisono.data.internal.OpenDatabase;
import unisono.data.projection.Projections.Progress;

/// Folds a generation beside the live one until it has nearly caught up, on threads of the caller's
/// own: whether nodes run or not. Thread-safe.
final class Chase {
    private static final int PAGE = 10_000;

    /// What is left is folded while the projection is held.
    private static final long NEAR = 2_000;

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final String PLACE =
            """
            select p.position, unisono.horizon(), p.error is not null
              from unisono.projection_part p
             where p.projection = ? and p.generation = ? and p.part = ?
            """;

    private final OpenDatabase database;
    private final Folder folder;

    Chase(OpenDatabase database, Folder folder) {
        this.database = database;
        this.folder = folder;
    }

    /// Returns when all parts are near the end of the log.
    ///
    /// @throws DataException if one of them stands still
    void run(Known.One one, int generation, Consumer<Progress> progress) throws SQLException {
        var failures = new ConcurrentLinkedQueue<Exception>();
        var threads = new ArrayList<Thread>();
        for (var part : parts(one, generation)) {
            threads.add(
                    Thread.ofVirtual()
                            .name("unisono-projection-chase")
                            .start(() -> chase(one, part, progress, failures)));
        }
        join(threads);
        var failure = failures.poll();
        switch (failure) {
            case null -> {}
            case SQLException it -> throw it;
            case RuntimeException it -> throw it;
            default -> throw new DataException("Interrupted while it was folded.", failure);
        }
    }

    private List<PartId> parts(Known.One one, int generation) throws SQLException {
        return database.read(connection -> Parts.of(connection, one.name(), generation)).stream()
                .map(number -> new PartId(one.name(), generation, number))
                .toList();
    }

    private static void join(List<Thread> threads) {
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw new DataException("Interrupted while a projection was folded.", e);
        }
    }

    private void chase(
            Known.One one,
            PartId part,
            Consumer<Progress> progress,
            ConcurrentLinkedQueue<Exception> failures) {
        try {
            chase(one, part, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(e);
        } catch (SQLException | RuntimeException failure) {
            failures.add(failure);
        }
    }

    private void chase(Known.One one, PartId part, Consumer<Progress> progress)
            throws SQLException, InterruptedException {
        while (!Thread.interrupted()) {
            var place = database.read(connection -> place(connection, part));
            if (place.stands) {
                throw new DataException(
                        "Generation %d of %s stands still. See why: projections list; mend it, and: projections resume %s."
                                .formatted(part.generation(), one.name(), one.name()));
            }
            progress.accept(new Progress(place.position, place.horizon));
            if (place.horizon - place.position <= NEAR) {
                return;
            }
            if (!page(one, part, place.horizon)) {
                // A node has it.
                Thread.sleep(LOOK);
            }
        }
        throw new InterruptedException();
    }

    /// Also of a generation that nobody folds any more: hence as if it were held, which is right as
    /// long as its row is locked.
    private boolean page(Known.One one, PartId part, long horizon) throws SQLException {
        return database.call(connection -> folder.foldHeld(connection, one, part, PAGE, horizon))
                .taken();
    }

    private record Place(long position, long horizon, boolean stands) {}

    private static Place place(Connection connection, PartId part) throws SQLException {
        try (var select = connection.prepareStatement(PLACE)) {
            select.setString(1, part.projection());
            select.setInt(2, part.generation());
            select.setInt(3, part.number());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new DataException(
                            "Generation %d of %s was dropped meanwhile."
                                    .formatted(part.generation(), part.projection()));
                }
                return new Place(row.getLong(1), row.getLong(2), row.getBoolean(3));
            }
        }
    }
}
