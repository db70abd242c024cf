package app.imports;

import java.util.List;
import unisono.data.ListenerLag;
import unisono.data.projection.ProjectionStatus;

/// What is left to be delivered and folded.
///
/// @param pending what will be, by whoever delivers
/// @param stopped what waits for help
/// @param unfolded events that are not in the read models yet
record Rest(long pending, long stopped, long unfolded) {
    static Rest of(List<ListenerLag> lags, List<ProjectionStatus> readModels) {
        return new Rest(
                lags.stream().mapToLong(ListenerLag::pending).sum(),
                lags.stream().mapToLong(ListenerLag::stopped).sum(),
                readModels.stream().mapToLong(ProjectionStatus::lag).sum());
    }
}
