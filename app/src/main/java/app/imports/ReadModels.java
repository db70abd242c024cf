package app.imports;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import unisono.data.DataException;
import unisono.data.projection.GenerationState;
import unisono.data.projection.ProjectionStatus;
import unisono.data.projection.Projections;

/// The read models while baskets are bought: folded all the time, and at last to the end.
final class ReadModels {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Projections projections;

    @Inject
    ReadModels(Projections projections) {
        this.projections = projections;
    }

    void start() {
        projections.start();
    }

    void stop(Duration limit) {
        projections.stop(limit);
    }

    /// Waits until each has everything that was committed until now. One that is paused, or that
    /// stands still, is left behind.
    ///
    /// @throws InterruptedException when the thread is interrupted
    void catchUp() throws InterruptedException {
        long token = projections.token();
        try {
            while (live().stream().anyMatch(it -> moves(it) && !hasFolded(it, token))) {
                // It is asked again whether it still moves.
            }
        } catch (DataException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(
                        "interrupted when all was bought and delivered, and not all folded. Whoever folds next goes on.");
            }
            throw e;
        }
    }

    private static boolean moves(ProjectionStatus readModel) {
        return !readModel.paused() && readModel.error() == null;
    }

    private boolean hasFolded(ProjectionStatus readModel, long token) {
        return projections.await(readModel.projection(), token, LOOK);
    }

    /// How those are that this shop has, and that readers see.
    List<ProjectionStatus> live() {
        return projections.list().stream()
                .filter(it -> it.known() && it.state() == GenerationState.LIVE)
                .toList();
    }
}
